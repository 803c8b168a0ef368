// Phase estimation with a single counting qubit (Dobsicek et al. 2007, arXiv:quant-ph/0610214), reset between the bits
// and turned by the bits already known: p(2 pi 3/8) gives 3.
// expect: 011 1
OPENQASM 3.0;
include "stdgates.inc";
qubit[2] q;
bit[3] c;
const float phase = 2*pi*3/8;
x q[1];
h q[0];
cp(4*phase) q[0], q[1];
h q[0];
c[0] = measure q[0];
reset q[0];
h q[0];
cp(2*phase) q[0], q[1];
if (c[0]) p(-pi/2) q[0];
h q[0];
c[1] = measure q[0];
reset q[0];
h q[0];
cp(phase) q[0], q[1];
if (c[0]) { p(-pi/4) q[0]; }
if (c[1]) { p(-pi/2) q[0]; }
h q[0];
c[2] = measure q[0];
