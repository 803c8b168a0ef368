// The hidden shift of a bent function (Roetteler 2010, arXiv:0811.3208), f = x0 x1 xor x2 x3, which is its own dual: one
// question finds the shift 1010.
// expect: 1010 1
OPENQASM 2.0;
include "qelib1.inc";
qreg q[4];
creg c[4];
h q;
x q[1];
x q[3];
cz q[0], q[1];
cz q[2], q[3];
x q[1];
x q[3];
h q;
cz q[0], q[1];
cz q[2], q[3];
h q;
measure q -> c;
