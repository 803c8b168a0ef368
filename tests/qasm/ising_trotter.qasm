// Two first-order Trotter steps of a transverse-field Ising chain of three (Lloyd 1996): H = -sum Z Z - 1.5 sum X, step
// 0.2. The probabilities are those of the product of the matrix exponentials.
// expect: 000 0.36078958224030433
// expect: 010 0.1205169469607804
OPENQASM 3.0;
include "stdgates.inc";
const float J = 1.0;
const float field = 1.5;
const float dt = 0.2;
gate bond(t) a, b { cx a, b; rz(t) b; cx a, b; }
qubit[3] q;
for uint step in [1:2] {
  bond(-2*J*dt) q[0], q[1];
  bond(-2*J*dt) q[1], q[2];
  rx(-2*field*dt) q;
}
