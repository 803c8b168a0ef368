/** @typedef {import('./native.js').Native} Native */
/** @typedef {import('./dispatch.js').Library} Library */

/**
 * Takes a module in among those of a thread.
 * @param {Library} library
 * @param {import('./methods.js').ModuleName} name
 * @param {Native} native
 */
export function admit(library, name, native) {
  library[name] = native;
  native.mitigation = mitigationFor(library, native);
}

/**
 * Where a module with simulators finds methods of mitigation: in other modules of the same thread, which it calls with
 * what is to be run, and which call back for what is inside of a method. So methods of different modules stack, and the
 * simulators are there once.
 * @param {Library} library what this thread has; modules may still be added
 * @param {Native} native the module with the simulators
 */
function mitigationFor(library, native) {
  return {
    /**
     * @param {import('./native-api.js').PlainMitigation} method
     * @param {Uint8Array} noise what the innermost executor simulates
     * @param {number} place of what is inside, among the executors that the module offers
     * @returns {(request: Uint8Array) => Uint8Array} the executor around it
     */
    around(method, noise, place) {
      const inner = (/** @type {Uint8Array} */ request) => native.executeOffered(place, request);
      const peer = /** @type {Native} */ (library[method.module]); // given before what asks for it
      return (request) => peer.mitigate(method, noise, request, inner);
    },
  };
}
