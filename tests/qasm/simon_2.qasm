// Simon's problem (1994) for the hidden string 11: only strings that are orthogonal to it come out.
// expect-probabilities: 00 0.5, 11 0.5
OPENQASM 3.0;
include "stdgates.inc";
qubit[2] x_;
qubit[2] f;
bit[2] c;
h x_;
cx x_[0], f[0];
cx x_[1], f[0];
cx x_[0], f[1];
cx x_[1], f[1];
h x_;
c = measure x_;
