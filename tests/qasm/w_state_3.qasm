// The W state on three qubits (Duer, Vidal and Cirac 2000, arXiv:quant-ph/0005115): one excitation, anywhere.
// expect-probabilities: 001 0.3333333333333333, 010 0.3333333333333333, 100 0.3333333333333333
OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
ry(2*arccos(1/sqrt(3))) q[0];
ch q[0], q[1];
cx q[1], q[2];
cx q[0], q[1];
x q[0];
