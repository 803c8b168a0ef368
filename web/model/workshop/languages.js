/** What a circuit can be copied as. @type {readonly { kind: string, title: string }[]} */
export const languages = [
  { kind: 'qiskit', title: 'Qiskit' },
  { kind: 'pennylane', title: 'PennyLane' },
  { kind: 'cirq', title: 'Cirq' },
  { kind: 'braket', title: 'Braket' },
  { kind: 'qsharp', title: 'Q#' },
  { kind: 'latex', title: 'LaTeX' },
  { kind: 'svg', title: 'SVG' },
  { kind: 'qasm2', title: 'OpenQASM 2' },
  { kind: 'qasm3', title: 'OpenQASM 3' },
];
