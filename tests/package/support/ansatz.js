import { Circuit, feature, param } from '../../../bindings/js/index.js';

/** A circuit with features, a scaled parameter and a controlled rotation, made anew for each caller. */
export const ansatz = () =>
  new Circuit(2)
    .ry(0, feature(0))
    .ry(1, feature(1))
    .rz(0, param('a'))
    .ry(0, param('b', { scale: 2 }))
    .crx(0, 1, param('c'))
    .cx(1, 0);
