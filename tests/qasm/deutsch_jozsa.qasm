// Deutsch and Jozsa (1992): a balanced function of three bits never answers 000. Here x0 xor x1 x2 xor x2, whose Walsh
// spectrum is spread over four strings.
// expect: 000 0
// expect-probabilities: 001 0.25, 011 0.25, 101 0.25, 111 0.25
OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
qubit answer;
bit[3] c;
x answer;
h q;
h answer;
cx q[0], answer;
ccx q[1], q[2], answer;
cx q[2], answer;
h q;
c = measure q;
