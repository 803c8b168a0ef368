// The Toffoli gate from six cx (Nielsen and Chuang, figure 4.9), and the built-in one once more: a superposition of all
// inputs comes back.
// expect: 000 1
OPENQASM 2.0;
include "qelib1.inc";
gate mine a, b, c {
  h c; cx b, c; tdg c; cx a, c; t c; cx b, c; tdg c; cx a, c;
  t b; t c; h c; cx a, b; t a; tdg b; cx a, b;
}
qreg q[3];
creg c[3];
h q[0];
h q[1];
u3(0.4, 0.3, 0.2) q[2];
mine q[0], q[1], q[2];
ccx q[0], q[1], q[2];
u3(-0.4, -0.2, -0.3) q[2];
h q[0];
h q[1];
measure q -> c;
