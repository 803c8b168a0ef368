// Teleportation (Bennett et al. 1993) of u3(0.3, 0.2, 0.1)|0>, corrected by measured bits; undone at the other end it
// reads 0, whatever was measured on the way.
// expect-probabilities: 000 0.25, 001 0.25, 010 0.25, 011 0.25
OPENQASM 2.0;
include "qelib1.inc";
qreg q[3];
creg z[1];
creg x[1];
creg out[1];
u3(0.3, 0.2, 0.1) q[0];
h q[1];
cx q[1], q[2];
barrier q;
cx q[0], q[1];
h q[0];
measure q[0] -> z[0];
measure q[1] -> x[0];
if (z==1) z q[2];
if (x==1) x q[2];
u3(-0.3, -0.1, -0.2) q[2];
measure q[2] -> out[0];
