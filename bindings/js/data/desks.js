import { QualmError, reviveError, show } from '../errors.js';
import { modulesFrom } from '../modules.js';
import { instantiate } from '../native.js';
import { platform } from '../platform.js';
import { Desk } from './desk.js';
import { deskMethods } from './serve-desk.js';

/** @typedef {import('../transport.js').Port} Port */
/** @typedef {'open' | 'push' | 'finish' | 'profileTable' | 'readTable' | 'compareColumns'} DeskMethod */
/**
 * A desk in a worker, or here in slices: every answer is a promise.
 * @typedef {{ [K in DeskMethod]: (...args: Parameters<Desk[K]>) => Promise<Awaited<ReturnType<Desk[K]>>> }
 *   & { close: () => void, pieceLength: number }} RemoteDesk pieceLength is how much of a file suits one call
 * @typedef {{ transport?: string, wasm?: import('../platform.js').WasmSource }} DeskPlace
 */

const pieces = { long: 262_144, short: 16_384 }; // the short ones where a page has to draw in between
const startLimit = 20_000; // ms; a worker that is blocked without an error event must not hang its caller

/**
 * A desk of one's own: in a worker from its own address, else in one from a blob, else on this thread.
 * @param {DeskPlace} place
 * @returns {Promise<RemoteDesk>}
 */
export async function openDesk({ transport, wasm }) {
  const here = await platform();
  const module = await modulesFrom(here, wasm === undefined ? undefined : { profile: wasm })('profile');
  const names = [...Object.keys(here.desks), 'main'];
  if (transport !== undefined && !names.includes(transport)) {
    const message = 'This transport is not available here.';
    throw new QualmError('invalid-option', message, show(transport), names.join(', '));
  }
  let failure;
  for (const name of transport === undefined ? names : [transport]) {
    try {
      return name === 'main' ? await deskHere(module, here) : await deskAt(here.desks[name](), module);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/**
 * @param {WebAssembly.Module} module
 * @param {import('../platform.js').Platform} platformHere
 * @returns {Promise<RemoteDesk>}
 */
async function deskHere(module, { desks, macrotask }) {
  const desk = new Desk(await instantiate('profile', module));
  const pause = () => new Promise((resolve) => macrotask(() => resolve(undefined)));
  let closed = false;
  const methods = deskMethods.map((name) => {
    const method = async (/** @type {any[]} */ ...args) => {
      await pause(); // frames and events come first
      if (closed) throw new QualmError('closed', 'The work was given up.', name, 'an open desk');
      return /** @type {any} */ (desk)[name](...args);
    };
    return [name, method];
  });
  const pieceLength = Object.keys(desks).length > 0 ? pieces.short : pieces.long;
  return { ...Object.fromEntries(methods), close: () => void (closed = true), pieceLength };
}

/**
 * @param {Port} port
 * @param {WebAssembly.Module} wasm
 * @returns {Promise<RemoteDesk>}
 */
function deskAt(port, wasm) {
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: QualmError) => void }>} */
  const waiting = new Map();
  let last = 0;
  const ask = (/** @type {object} */ message) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      port.post({ id: last, ...message });
    });
  const drop = (/** @type {QualmError} */ error) => {
    port.terminate();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const crashed = (/** @type {string} */ reason) =>
    drop(new QualmError('worker-crashed', `A worker stopped: ${reason}.`, reason, 'a running worker'));
  port.onError(crashed);
  port.onMessage(({ id, value, error }) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error) call?.reject(reviveError(error));
    else call?.resolve(value);
  });
  const methods = deskMethods.map((method) => [
    method,
    (/** @type {any[]} */ ...args) => ask({ method, args }),
  ]);
  const close = () => drop(new QualmError('closed', 'The work was given up.', 'close()', 'an open desk'));
  const timer = setTimeout(() => crashed('it did not start in time'), startLimit);
  const started = ask({ wasm }).finally(() => clearTimeout(timer));
  return started.then(
    () => ({ ...Object.fromEntries(methods), close, pieceLength: pieces.long }),
    (error) => {
      port.terminate();
      throw error;
    },
  );
}
