// Mermin's game on a GHZ state (1990): three players measure X, and their answers have an even number of ones.
// expect-probabilities: 000 0.25, 011 0.25, 101 0.25, 110 0.25
OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
bit[3] c;
h q[0];
cx q[0], q[1:2];
h q;
c = measure q;
