/** @typedef {import('./types.js').Drawn} Drawn */
/** @typedef {{ x: number, z: number, minus: boolean }} Product Paulis by their qubits' bits, both bits for Y, and a sign */

/** The gates that take Paulis to Paulis, made of three. @type {Readonly<Record<string, (qubits: readonly number[]) => Basic[]>>} */
const cliffords = {
  id: () => [],
  barrier: () => [],
  h: ([q]) => [['h', q]],
  s: ([q]) => [['s', q]],
  z: ([q]) => [...twice('s', q)],
  sdg: ([q]) => [...twice('s', q), ['s', q]],
  x: ([q]) => [['h', q], ...twice('s', q), ['h', q]],
  y: ([q]) => [...twice('s', q), ['h', q], ...twice('s', q), ['h', q]],
  cx: ([c, t]) => [['cx', c, t]],
  cz: ([c, t]) => [
    ['h', t],
    ['cx', c, t],
    ['h', t],
  ],
  swap: ([a, b]) => [
    ['cx', a, b],
    ['cx', b, a],
    ['cx', a, b],
  ],
};

const diagonal = ['t', 'tdg', 'rz', 'p', 'cp', 'crz', 'rzz'];

/** @typedef {[gate: 'h' | 's' | 'cx', first: number, second?: number]} Basic */

/** @param {'s'} gate @param {number} q @returns {Basic[]} */
const twice = (gate, q) => [
  [gate, q],
  [gate, q],
];

/**
 * Products of Paulis that the circuit's ideal state has the value 1 of, whatever its angles are. Not all of them: what
 * a gate that is not Clifford touches is given up.
 * @param {Pick<Drawn, 'qubits' | 'operations'>} circuit
 * @returns {string[]} such as 'Z0 Z1' and '-X0 X1'
 */
export function stabilizersOf({ qubits, operations }) {
  let products = Array.from({ length: qubits }, (_, q) => ({ x: 0, z: 1 << q, minus: false }));
  for (const { gate, qubits: wires, condition } of operations) {
    const parts = condition ? undefined : cliffords[gate]?.(wires);
    if (parts) for (const part of parts) products = products.map((one) => conjugated(one, part));
    else products = products.filter(staysUnder(condition ? '' : gate, wires));
  }
  return products.map(textOf);
}

/** @param {string} gate @param {readonly number[]} wires @returns {(one: Product) => boolean} */
function staysUnder(gate, wires) {
  const touched = wires.reduce((bits, q) => bits | (1 << q), 0);
  return ({ x, z }) => (touched & (diagonal.includes(gate) ? x : x | z)) === 0;
}

/** @param {Product} product @param {Basic} gate @returns {Product} */
function conjugated({ x, z, minus }, [gate, a, b = a]) {
  const [xa, za, xb, zb] = [(x >> a) & 1, (z >> a) & 1, (x >> b) & 1, (z >> b) & 1];
  if (gate === 's') return { x, z: z ^ (xa << a), minus: minus !== ((xa & za) === 1) };
  if (gate === 'cx') {
    const turns = (xa & zb & (xb ^ za ^ 1)) === 1;
    return { x: x ^ (xa << b), z: z ^ (zb << a), minus: minus !== turns };
  }
  const other = (xa ^ za) << a;
  return { x: x ^ other, z: z ^ other, minus: minus !== ((xa & za) === 1) };
}

/** @param {Product} product */
function textOf({ x, z, minus }) {
  const letters = Array.from({ length: 32 - Math.clz32(x | z) }, (_, q) => {
    const letter = ['', 'X', 'Z', 'Y'][((x >> q) & 1) + 2 * ((z >> q) & 1)];
    return letter && `${letter}${q}`;
  });
  return `${minus ? '-' : ''}${letters.filter((letter) => letter !== '').join(' ')}`;
}
