// Phase estimation (Kitaev 1995, arXiv:quant-ph/9511026) of p(2 pi 5/8) in three bits: 5.
// expect: 101 1
OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
qubit eigenstate;
bit[3] c;
x eigenstate;
h q;
for uint j in [0:2] { pow(2**j) @ cp(2*pi*5/8) q[j], eigenstate; }
swap q[0], q[2];
h q[0];
cp(-pi/2) q[0], q[1];
h q[1];
cp(-pi/4) q[0], q[2];
cp(-pi/2) q[1], q[2];
h q[2];
c = measure q;
