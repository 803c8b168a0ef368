import { examples } from '../model/workshop/examples.js';
import { fromHash, toHash } from '../model/workshop/hash.js';
import { sliderOf } from '../model/workshop/noise.js';
import { noticeOf } from './notice.js';
import { createCommit } from './workshop/commit.js';
import { createEditing } from './workshop/editing.js';
import { createFollowing } from './workshop/following.js';
import { createStepping } from './workshop/stepping.js';
import { createTexting } from './workshop/texting.js';
import { createTurning } from './workshop/turning.js';

/** @typedef {import('../model/workshop/types.js').Bench} Bench */

/**
 * Everything that a reader can do on the circuit page, as one table of functions.
 * @param {import('../model/workshop/types.js').Engine} engine
 * @param {import('../model/workshop/types.js').Formats} formats
 * @param {import('./workshop/commit.js').Store} store
 * @param {{ writeLink: (hash: string) => void }} page
 */
export function createWorkshop(engine, formats, store, { writeLink }) {
  const following = createFollowing(engine, store);
  const onWork = () => {
    following.onWork();
    link();
  };
  const onStep = () => {
    following.onStep();
    link();
  };
  const commit = createCommit(store, onWork);
  const { shoot } = following;

  function link() {
    const { work, noise, step, asked } = store.get();
    writeLink(toHash({ ...work, noise, step, asked }));
  }

  /**
   * Another circuit in place of this one; undo brings this one back.
   * @param {Pick<Bench, 'noise'> & Bench['work']} shared
   * @param {number | null} step null: the end
   */
  function open({ circuit, values, noise }, step) {
    commit({ circuit, values, noise, cursor: { wire: 0, column: 0 }, text: { draft: null, fault: null } });
    store.set({ playing: false, step: Math.min(step ?? Infinity, circuit.operations.length) });
    onStep();
  }

  const trial = fetched(async () => {
    const { createTrying } = await import('./workshop/trying.js');
    return createTrying(engine, store, link);
  });

  const correction = fetched(async () => {
    const [{ createCorrecting }, { firstCorrection }] = await Promise.all([
      import('./workshop/correcting.js'),
      import('../model/workshop/correction.js'),
    ]);
    store.set({ correction: firstCorrection });
    return createCorrecting(engine, store);
  });

  /**
   * Actions that are fetched when they are first wanted; without a name their panel is opened.
   * @template {object} Actions
   * @param {() => Promise<Actions>} fetch
   * @returns {(name?: keyof Actions, ...args: any[]) => Promise<void>}
   */
  function fetched(fetch) {
    /** @type {Promise<Actions> | null} */
    let fetching = null;
    return async (name, ...args) => {
      try {
        const actions = /** @type {any} */ (await (fetching ??= fetch()));
        if (name) await actions[name](...args);
      } catch (error) {
        fetching = null; // the next one tries again
        store.set({ notice: noticeOf(error) });
      }
    };
  }

  return {
    /** Mitigation on trial. */
    trial,
    /** What correction would take. */
    correction,
    start() {
      store.set({ ready: true });
      onWork();
    },
    ...createEditing(store, commit),
    ...createTurning(store, commit, onWork),
    ...createStepping(store, onStep),
    ...createTexting(formats, store, commit),
    shoot,
    /** @param {string} name */
    example(name) {
      const found = examples.find((one) => one.link === name);
      if (!found) return;
      open({ ...found, noise: store.get().noise }, null);
      store.set({ said: `${found.title}. ${found.shows}`, status: '' });
    },
    /** @param {string} hash */
    openHash(hash) {
      const { work, noise, step, asked } = store.get();
      if (hash.replace(/^#/, '') === toHash({ ...work, noise, step, asked })) return;
      const { shared, notice } = fromHash(hash);
      if (shared) {
        store.set({ asked: shared.asked ?? {} });
        open(shared, shared.step);
        if (store.get().trial) void trial('restore');
      }
      if (notice) store.set({ notice });
    },
    /** @param {string} kind */
    noiseKind(kind) {
      store.set({ noise: { kind, strength: sliderOf({ kind, strength: 0 }).first } });
      onWork();
    },
    /** @param {number} strength */
    noiseStrength(strength) {
      const { most } = sliderOf(store.get().noise);
      if (!(strength >= 0 && strength <= most)) return;
      store.set({ noise: { ...store.get().noise, strength } });
      onWork();
    },
    /** @param {Partial<Bench['shown']>} change */
    show: (change) => store.set({ shown: { ...store.get().shown, ...change } }),
    dismiss: () => store.set({ notice: null }),
    /** @param {string} status */
    say: (status) => store.set({ status, said: '' }),
  };
}

/** @typedef {ReturnType<typeof createWorkshop>} Workshop */
