import { cancelled } from './abort.js';
import { QualmError, reviveError } from './errors.js';
import { methods } from './methods.js';

/** @typedef {import('./transport.js').Endpoint} Endpoint */
/** @typedef {import('./dispatch.js').Reply} Reply */
/** @typedef {import('./methods.js').ModuleName} ModuleName */
/** @typedef {import('./native-api.js').RemoteApi} RemoteApi */
/** @typedef {import('./dispatch.js').Request} Request */
/**
 * @typedef {{
 *   request: Request, opens: number, abandoned: boolean, worker: Promise<Endpoint> | null,
 *   resolve: (value: any) => void, reject: (error: QualmError) => void,
 * }} Pending a call and the worker that it was sent to
 */

const heapLimit = 64 * 1024 * 1024; // a library's heap never shrinks: beyond this its worker is replaced

/**
 * One worker's place. Calls of one module are answered in the order in which they were made. The worker is started when
 * it is first needed, and again after a crash.
 */
export class Lane {
  /** @type {(setup: Omit<import('./transport.js').Setup, 'modules' | 'first'>) => Promise<Endpoint>} */
  #start;
  /** @type {Promise<Endpoint> | null} */
  #endpoint = null;
  /** @type {Map<number, Pending>} in the order of the calls */
  #pending = new Map();
  /** @type {Map<string, RemoteApi>} */
  #apis = new Map();
  /** @type {WeakMap<Promise<unknown>, Pending>} */
  #calls = new WeakMap();
  #lastId = 0;
  #open = 0;
  #closed = false;

  /**
   * How often the worker was replaced; trainings that were open before are lost.
   * @type {number}
   */
  restarts = 0;

  /** @param {(setup: Omit<import('./transport.js').Setup, 'modules' | 'first'>) => Promise<Endpoint>} start */
  constructor(start) {
    this.#start = start;
    /** @type {RemoteApi} the library's functions, answered by this worker */
    this.native = this.api();
  }

  /**
   * @param {'native' | import('./methods.js').Variant} [variant] which module answers, where there is a choice
   * @param {ModuleName[]} [beside] modules that it calls
   * @returns {RemoteApi}
   */
  api(variant = 'native', beside = []) {
    const key = [variant, ...beside].join(' ');
    const api = this.#apis.get(key) ?? this.#newApi(variant, beside);
    this.#apis.set(key, api);
    return api;
  }

  /**
   * @param {'native' | import('./methods.js').Variant} variant
   * @param {ModuleName[]} beside
   * @returns {RemoteApi}
   */
  #newApi(variant, beside) {
    const calls = Object.entries(methods).map(([name, row]) => {
      const method = /** @type {keyof typeof methods} */ (name);
      const module = (variant !== 'native' && row[variant]) || row.module;
      return [name, (/** @type {unknown[]} */ ...args) => this.#call({ module, beside, method, args })];
    });
    return Object.fromEntries(calls);
  }

  /** How many calls wait for an answer. */
  get load() {
    return this.#pending.size;
  }

  /** Starts the worker ahead of its first call. Rejects if it can't be had. */
  async start() {
    await this.#ready();
  }

  /** Ends the worker; calls that wait are rejected with 'closed'. */
  close() {
    this.#closed = true;
    this.#drop(closed());
  }

  /**
   * Gives up a call of this lane: it is rejected with 'cancelled', and once its turn has come the worker is replaced, so
   * that what nobody wants holds nothing up. Calls behind it go to the new worker. While a training is open here the
   * worker stays, and the call ends in its own time.
   * @param {Promise<unknown>} answer what the call returned
   */
  abandon(answer) {
    const call = this.#calls.get(answer);
    if (!call || !this.#pending.has(call.request.id)) return;
    call.abandoned = true;
    call.reject(cancelled());
    this.#skipAbandoned();
  }

  /** @param {Omit<Request, 'id'> & { method: keyof typeof methods }} what */
  #call(what) {
    if (this.#closed) return Promise.reject(closed());
    const request = { id: ++this.#lastId, ...what };
    const opens = methods[what.method].opens ?? 0;
    const call = /** @type {Pending} */ ({ request, opens, abandoned: false, worker: null });
    const answer = new Promise((resolve, reject) => Object.assign(call, { resolve, reject }));
    this.#pending.set(request.id, call);
    this.#calls.set(answer, call);
    this.#send(call);
    return answer;
  }

  /** @param {Pending} call */
  #send(call) {
    const worker = this.#ready();
    const { request } = call;
    const isHere = () => call.worker === worker && this.#pending.has(request.id);
    call.worker = worker;
    worker
      .then((endpoint) => {
        if (!isHere()) return undefined;
        endpoint.setBusy(true);
        return post(endpoint, request);
      })
      .catch((error) => {
        if (!isHere()) return;
        this.#settle(request.id)?.reject(error);
        this.#rest();
      });
  }

  #ready() {
    if (this.#endpoint) return this.#endpoint;
    const starting = this.#start({
      onReply: (reply) => {
        if (this.#endpoint === starting) this.#receive(reply);
      },
      onCrash: (error) => {
        if (this.#endpoint === starting) this.#drop(error);
      },
    });
    this.#endpoint = starting;
    starting.catch(() => {
      if (this.#endpoint === starting) this.#endpoint = null;
    });
    this.#rest();
    return starting;
  }

  /** @param {Reply} reply */
  #receive({ id, value, error, broken, heapBytes }) {
    const call = this.#settle(id);
    if (!call) return;
    if (error) {
      call.reject(reviveError(error));
    } else {
      this.#open += call.opens;
      call.resolve(value);
    }
    if (this.#skipAbandoned()) return;
    const bloated = heapBytes > heapLimit && this.#open === 0 && this.load === 0;
    if (broken || bloated)
      this.#drop(new QualmError('worker-crashed', 'The library broke down.', error?.message));
    else this.#rest();
  }

  /** Replaces a worker whose next answer nobody wants. */
  #skipAbandoned() {
    const calls = [...this.#pending.values()];
    if (!calls[0]?.abandoned || this.#open > 0 || calls.some(({ opens }) => opens !== 0)) return false;
    this.#end();
    for (const call of calls) {
      if (call.abandoned) this.#pending.delete(call.request.id);
      else this.#send(call);
    }
    return true;
  }

  /** @param {number} id */
  #settle(id) {
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    return call;
  }

  /** Lets the process end where nothing waits for the worker any more. */
  #rest() {
    this.#endpoint?.then(
      (endpoint) => {
        if (this.load === 0) endpoint.setBusy(false);
      },
      () => {},
    );
  }

  /** Ends the worker; the next call starts another one. */
  #end() {
    this.#endpoint?.then(
      (endpoint) => endpoint.terminate(),
      () => {},
    );
    this.#endpoint = null;
    this.#open = 0;
    if (!this.#closed) this.restarts += 1;
  }

  /**
   * Ends the worker and rejects what waits for it.
   * @param {QualmError} error
   */
  #drop(error) {
    this.#end();
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const call of waiting) call.reject(error);
  }
}

const closed = () =>
  new QualmError('closed', 'This client has been closed.', 'a call after close()', 'a new load()');

/**
 * @param {Endpoint} endpoint
 * @param {Request} request
 */
async function post(endpoint, request) {
  try {
    await endpoint.post(request);
  } catch (error) {
    if (error instanceof QualmError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Only plain data can go to a worker: ${reason}`;
    throw new QualmError(
      'invalid-option',
      message,
      reason,
      'numbers, texts, lists, objects and typed arrays',
    );
  }
}
