// Bernstein and Vazirani (1993): the hidden string 1011 from one question.
// expect: 1011 1
OPENQASM 2.0;
include "qelib1.inc";
qreg a[4];
qreg b[1];
creg c[4];
x b[0];
h b;
h a;
cx a[0], b[0];
cx a[1], b[0];
cx a[3], b[0];
h a;
measure a -> c;
