// Entanglement swapping (Zukowski et al. 1993): the outer qubits of two Bell pairs are made a Bell pair by measuring the
// inner ones; checked by undoing it.
// expect-probabilities: 0000 0.25, 0001 0.25, 0010 0.25, 0011 0.25
OPENQASM 3.0;
include "stdgates.inc";
qubit[4] q;
bit[4] c;
h q[{0, 2}];
cx q[0], q[1];
cx q[2], q[3];
cx q[1], q[2];
h q[1];
c[0] = measure q[1];
c[1] = measure q[2];
if (c[0:1] == 1) { z q[3]; }
if (c[0:1] == 2) { x q[3]; }
if (c[0] && c[1]) { x q[3]; z q[3]; }
cx q[0], q[3];
h q[0];
c[2] = measure q[0];
c[3] = measure q[3];
