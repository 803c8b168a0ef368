// The quantum Fourier transform on three qubits (Coppersmith 1994, arXiv:quant-ph/0201067) run backwards on the Fourier
// state of 5, whose qubit j carries the phase 2 pi 5 2^j / 8: it reads 5.
// expect: 101 1
OPENQASM 2.0;
include "qelib1.inc";
qreg q[3];
creg c[3];
h q;
u1(5*pi/4) q[0];
u1(5*pi/2) q[1];
u1(5*pi) q[2];
// the inverse transform, the bits in reverse
h q[2];
cu1(-pi/2) q[1], q[2];
h q[1];
cu1(-pi/4) q[0], q[2];
cu1(-pi/2) q[0], q[1];
h q[0];
measure q[2] -> c[0];
measure q[1] -> c[1];
measure q[0] -> c[2];
