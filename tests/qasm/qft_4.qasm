// The quantum Fourier transform on four qubits as a gate of its own, and undone by a modifier: 11 stays 11.
// Nielsen and Chuang, section 5.1.
// expect: 1011 1
OPENQASM 3.0;
include "stdgates.inc";
gate qft4 a, b, c, d {
  h d; cp(pi/2) c, d; cp(pi/4) b, d; cp(pi/8) a, d;
  h c; cp(pi/2) b, c; cp(pi/4) a, c;
  h b; cp(pi/2) a, b;
  h a;
  swap a, d; swap b, c;
}
qubit[4] q;
bit[4] c;
x q[{0, 1, 3}];
qft4 q[0], q[1], q[2], q[3];
barrier q;
inv @ qft4 q[0], q[1], q[2], q[3];
c = measure q;
