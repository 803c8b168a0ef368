// The quantum approximate optimisation algorithm for the largest cut of a ring of four, one layer (Farhi, Goldstone and
// Gutmann 2014, arXiv:1411.4028): at gamma = pi/4, beta = pi/8 each edge is cut with probability 3/4.
// params: gamma=0.7853981633974483, beta=0.39269908169872414
// expect-pauli: Z0 Z1 -0.5
// expect-pauli: Z2 Z3 -0.5
// expect-pauli: Z0 0
OPENQASM 3.0;
include "stdgates.inc";
input float[64] gamma;
input float[64] beta;
qubit[4] q;
h q;
for uint i in [0:3] {
  cx q[i], q[(i + 1) % 4];
  rz(-gamma) q[(i + 1) % 4];
  cx q[i], q[(i + 1) % 4];
}
rx(2*beta) q;
