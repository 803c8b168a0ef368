// The conditional exchange of Fredkin and Toffoli (1982): 1 0 1 (control rightmost) becomes 0 1 1.
// expect: 011 1
OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
bit[3] c;
x q[{0, 2}];
cswap q[0], q[1], q[2];
c = measure q;
