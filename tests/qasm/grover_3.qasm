// Grover's search among eight for 101, two steps: sin^2(5 arcsin(1/sqrt(8))) = 121/128.
// expect: 101 0.9453125
// expect: 000 0.0078125
OPENQASM 3.0;
include "stdgates.inc";
gate oracle a, b, c { x b; ctrl(2) @ z a, b, c; x b; }
gate diffuse a, b, c {
  h a; h b; h c;
  x a; x b; x c;
  ctrl(2) @ z a, b, c;
  x a; x b; x c;
  h a; h b; h c;
}
qubit[3] q;
bit[3] c;
h q;
for uint step in [1:2] {
  oracle q[0], q[1], q[2];
  diffuse q[0], q[1], q[2];
}
c = measure q;
