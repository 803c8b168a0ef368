/** @typedef {import('./native-api.js').Placement} Placement */

const kept = 8; // placements; one of a large circuit can take a megabyte

/**
 * What devices run of the latest circuits. A placement depends on the circuit, the device and the seed of the routing,
 * and not on how strong the noise is, so that turning the noise up compiles nothing again.
 */
export class Placements {
  /** @type {Map<string, Promise<Placement>>} the least recently used first */
  #known = new Map();

  /**
   * @param {import('./types.js').PlainCircuit} circuit
   * @param {import('./devices.js').Device} device
   * @param {number} seed
   * @param {() => Promise<Placement>} place what to do where it is not known yet
   * @returns {Promise<Placement>}
   */
  of(circuit, device, seed, place) {
    const key = JSON.stringify([device.name, seed, circuit]);
    const placement = this.#known.get(key) ?? place();
    this.#known.delete(key);
    this.#known.set(key, placement);
    placement.catch(() => this.#known.delete(key)); // the next call tries again
    if (this.#known.size > kept) this.#known.delete(/** @type {string} */ (this.#known.keys().next().value));
    return placement;
  }
}
