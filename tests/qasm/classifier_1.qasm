// A data re-uploading classifier of one qubit (Perez-Salinas et al. 2020, arXiv:1907.02085) with rotations about one
// axis, which add up: 1 with sin^2((2 x0 + 0.8 w + b)/2). x_0 is a column of the data.
// params: w=0.5, b=-0.2
// features: 0.8
// expect: 1 0.6136010473465435
OPENQASM 3.0;
include "stdgates.inc";
input float[64] w;
input float[64] b;
input float[64] x_0;
qubit q;
ry(x_0) q;
ry(0.8*w) q;
ry(x_0) q;
ry(b) q;
