// The three-qubit code against bit flips (Nielsen and Chuang, section 10.1.1): an error on the middle qubit is found by
// two parities and undone.
// expect: 11111 1
OPENQASM 2.0;
include "qelib1.inc";
qreg data[3];
qreg ancilla[2];
creg syndrome[2];
creg c[3];
x data[0];
cx data[0], data[1];
cx data[0], data[2];
barrier data;
x data[1];
barrier data;
cx data[0], ancilla[0];
cx data[1], ancilla[0];
cx data[1], ancilla[1];
cx data[2], ancilla[1];
measure ancilla -> syndrome;
if (syndrome==1) x data[0];
if (syndrome==3) x data[1];
if (syndrome==2) x data[2];
measure data -> c;
