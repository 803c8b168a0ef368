// Teleportation with the state in inputs: the far qubit is 1 with sin^2(theta/2).
// params: theta=1.2, phi=-0.4
// expect: 000 0.1702947193095842
// expect: 100 0.07970528069041581
OPENQASM 3.0;
include "stdgates.inc";
input float[64] theta;
input float[64] phi;
qubit source;
qubit[2] pair;
bit[3] c;
ry(theta) source;
rz(phi) source;
h pair[0];
cx pair[0], pair[1];
ctrl @ x source, pair[0];
h source;
c[0] = measure source;
c[1] = measure pair[0];
if (c[1]) { x pair[1]; }
if (c[0]) { z pair[1]; }
rz(-phi) pair[1];
c[2] = measure pair[1];
