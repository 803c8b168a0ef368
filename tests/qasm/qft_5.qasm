// The inverse Fourier transform on five qubits in two nested loops, on the Fourier state of 19: it reads 19.
// Nielsen and Chuang, section 5.1.
// expect: 10011 1
OPENQASM 3.0;
include "stdgates.inc";
const int n = 5;
const int k = 19;
qubit[n] q;
bit[n] c;
for uint j in [0:n-1] {
  h q[j];
  p(2*pi*k*2**j/2**n) q[j];
}
for uint j in [0:n-1] {
  for uint m in [0:j-1] {
    cp(-pi/2**(j-m)) q[n-1-m], q[n-1-j];
  }
  h q[n-1-j];
}
for uint j in [0:n-1] { c[j] = measure q[n-1-j]; }
