// Two bits in one qubit (Bennett and Wiesner 1992): the message 10.
// expect: 10 1
OPENQASM 2.0;
include "qelib1.inc";
qreg q[2];
creg c[2];
h q[0];
cx q[0], q[1];
// the bits of the message: 1 is a z, 0 no x
z q[0];
cx q[0], q[1];
h q[0];
measure q[0] -> c[1];
measure q[1] -> c[0];
