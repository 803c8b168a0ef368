// Gates and their inverses, with and without controls, in the reverse order: nothing is left.
// expect: 000 1
OPENQASM 3.0;
include "stdgates.inc";
gate mix(a, b) x, y { u3(a, b, a*b) x; cx x, y; cu(b, a, 1, 2) x, y; gphase(a/3); }
qubit[3] q;
h q;
mix(0.3, -1.1) q[0], q[1];
ctrl @ mix(0.4, 0.5) q[2], q[0], q[1];
negctrl @ pow(3) @ mix(0.7, -0.2) q[1], q[2], q[0];
inv @ negctrl @ pow(3) @ mix(0.7, -0.2) q[1], q[2], q[0];
ctrl @ inv @ mix(0.4, 0.5) q[2], q[0], q[1];
inv @ mix(0.3, -1.1) q[0], q[1];
h q;
