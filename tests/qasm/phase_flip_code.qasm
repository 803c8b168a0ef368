// The three-qubit code against phase flips (Nielsen and Chuang, section 10.1.2), decoded without measurements: a z on any
// one qubit leaves the encoded 1 alone.
// expect: 1 1
OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
bit c;
x q[0];
cx q[0], q[1];
cx q[0], q[2];
h q;
z q[2];
h q;
cx q[0], q[1];
cx q[0], q[2];
ccx q[1], q[2], q[0];
c = measure q[0];
