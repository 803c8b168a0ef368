// The plain adder of Vedral, Barenco and Ekert (1995, arXiv:quant-ph/9511018) on two bits: 3 + 2 = 5.
// expect: 101 1
OPENQASM 2.0;
include "qelib1.inc";
gate carry c0, a, b, c1 { ccx a, b, c1; cx a, b; ccx c0, b, c1; }
gate uncarry c0, a, b, c1 { ccx c0, b, c1; cx a, b; ccx a, b, c1; }
gate sum c, a, b { cx a, b; cx c, b; }
qreg c[2];
qreg a[2];
qreg b[3];
creg result[3];
x a;
x b[1];
carry c[0], a[0], b[0], c[1];
carry c[1], a[1], b[1], b[2];
cx a[1], b[1];
sum c[1], a[1], b[1];
uncarry c[0], a[0], b[0], c[1];
sum c[0], a[0], b[0];
measure b -> result;
