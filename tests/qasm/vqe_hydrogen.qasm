// The one-parameter unitary coupled cluster ansatz for the hydrogen molecule on two qubits (O'Malley et al. 2016,
// arXiv:1512.06860, figure 1): exp(-i theta X0 Y1) on 01, so 01 with cos^2(theta) and 10 with sin^2(theta).
// params: theta=0.3
// expect-probabilities: 01 0.9126678074548391, 10 0.08733219254516088
OPENQASM 3.0;
include "stdgates.inc";
input float[64] theta;
qubit[2] q;
x q[0];
h q[0];
rx(pi/2) q[1];
cx q[0], q[1];
rz(2*theta) q[1];
cx q[0], q[1];
h q[0];
rx(-pi/2) q[1];
