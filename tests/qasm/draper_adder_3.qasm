// Addition in Fourier space (Draper 2000, arXiv:quant-ph/0008033), modulo 8: 3 + 7 = 2.
// expect: 010 1
OPENQASM 3.0;
include "stdgates.inc";
const int n = 3;
gate qft3 a, b, c { h c; cp(pi/2) b, c; cp(pi/4) a, c; h b; cp(pi/2) a, b; h a; }
qubit[n] a;
qubit[n] b;
bit[n] c;
x a[0:1];
x b;
qft3 b[0], b[1], b[2];
for uint target in [0:n-1] {
  for uint source in [0:target] {
    cp(pi/2**(target-source)) a[source], b[target];
  }
}
inv @ qft3 b[0], b[1], b[2];
c = measure b;
