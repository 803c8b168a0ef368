// Quantum counting (Brassard, Hoyer and Tapp 1998, arXiv:quant-ph/9805082): two of four strings are marked, so a Grover
// step turns by pi/2 and its eigenphases are 2/8 and 6/8.
// expect-probabilities: 010 0.5, 110 0.5
OPENQASM 3.0;
include "stdgates.inc";
gate grover a, b {
  z a;
  h a; h b; x a; x b; cz a, b; x a; x b; h a; h b;
  gphase(pi);
}
qubit[3] t;
qubit[2] s;
bit[3] c;
h t;
h s;
for uint j in [0:2] { ctrl @ pow(2**j) @ grover t[j], s[0], s[1]; }
swap t[0], t[2];
h t[0];
cp(-pi/2) t[0], t[1];
h t[1];
cp(-pi/4) t[0], t[2];
cp(-pi/2) t[1], t[2];
h t[2];
c = measure t;
