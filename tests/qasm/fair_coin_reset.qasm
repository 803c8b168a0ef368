// A qubit that is tossed, reset and used again: three fair bits from one qubit, and a last one that undoes the others'
// parity, so that all four together are even.
// expect: 0000 0.125
// expect: 0001 0
// expect: 1011 0
// expect: 1111 0.125
OPENQASM 3.0;
include "stdgates.inc";
qubit q;
bit[4] c;
for uint i in [0:2] {
  reset q;
  h q;
  c[i] = measure q;
}
reset q;
for uint i in [0:2] { if (c[i]) { x q; } }
c[3] = measure q;
