// The swap test (Buhrman et al. 2001, arXiv:quant-ph/0102001) of |0> and |+>: 1 with (1 - 1/2)/2.
// expect-probabilities: 0 0.75, 1 0.25
OPENQASM 3.0;
include "stdgates.inc";
qubit test;
qubit a;
qubit b;
bit c;
h b;
h test;
ctrl @ swap test, a, b;
h test;
c = measure test;
