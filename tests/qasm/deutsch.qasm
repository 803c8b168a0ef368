// Deutsch's problem (1985) with one call: f(x) = not x is balanced, so the answer is 1.
// expect: 1 1
OPENQASM 2.0;
include "qelib1.inc";
gate f a, b { x a; cx a, b; x a; }
qreg q[2];
creg c[1];
x q[1];
h q;
f q[0], q[1];
h q[0];
measure q[0] -> c[0];
