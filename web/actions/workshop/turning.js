import { AngleFault, angleNow, angleText, parseAngle } from '../../model/workshop/angle.js';
import { change } from '../../model/workshop/edit.js';
import { redo, rest, undo } from '../../model/workshop/timeline.js';
import { circuitWords } from '../../model/workshop/words.js';
import { keptStep } from './commit.js';

/** @typedef {import('../../model/workshop/types.js').Angle} Angle */

const grain = 1e-6; // radians: what a drag rounds to

/** @param {number} value */
const rounded = (value) => Math.round(value / grain) * grain;

/** Digits that are only the tail of a sum are cut. @param {number} value */
const plain = (value) => Number(rounded(value).toFixed(6));

/**
 * Angles, values of parameters, and undo.
 * @param {import('./commit.js').Store} store
 * @param {import('./commit.js').Commit} commit
 * @param {() => void} onWork
 */
export function createTurning(store, commit, onWork) {
  /**
   * @param {number} index
   * @param {number} which
   * @param {Angle} angle
   * @param {string} tag
   */
  function put(index, which, angle, tag) {
    const { circuit } = store.get().work;
    const angles = circuit.operations[index].angles.map((one, i) => (i === which ? angle : one));
    commit({ circuit: change(circuit, index, { angles }).circuit, tag });
  }

  /** @param {typeof undo | typeof redo} turn @param {string} word */
  function travel(turn, word) {
    const { work, timeline, step, cursor } = store.get();
    const there = turn(timeline, work);
    if (!there) {
      store.set({ said: `Nothing to ${word}.` });
      return;
    }
    const { circuit } = there.work;
    store.set({
      ...there,
      step: keptStep(step, work.circuit, circuit),
      cursor: { ...cursor, wire: Math.min(cursor.wire, circuit.qubits - 1) },
      said: `${word === 'undo' ? 'Undone' : 'Redone'}. ${circuitWords(circuit)}`,
    });
    onWork();
  }

  return {
    /**
     * An angle as it was typed. One that can't be read changes nothing.
     * @param {number} index
     * @param {number} which
     * @param {string} text
     * @returns {string} what is wrong, or ''
     */
    typeAngle(index, which, text) {
      try {
        const angle = parseAngle(text);
        const { circuit } = store.get().work;
        if (angleText(circuit.operations[index].angles[which]) !== angleText(angle))
          put(index, which, angle, '');
        return '';
      } catch (error) {
        if (error instanceof AngleFault) return error.message;
        throw error;
      }
    },
    /**
     * Turns an angle by so much; one that hangs on a parameter turns the parameter.
     * @param {number} index
     * @param {number} which
     * @param {number} by radians
     */
    turn(index, which, by) {
      const { circuit, values } = store.get().work;
      const angle = circuit.operations[index].angles[which];
      const tag = `angle ${index} ${which}`;
      if (typeof angle === 'number') {
        put(index, which, plain(angle + by), tag);
      } else if ('param' in angle) {
        const value = plain(values[angle.param] + by / angle.scale);
        commit({ values: { [angle.param]: value }, tag: `value ${angle.param}` });
      }
      const { work } = store.get();
      const now = angleNow(work.circuit.operations[index].angles[which], work.values);
      store.set({ said: `${now.toFixed(2)} radians` });
    },
    /**
     * @param {string} name
     * @param {number} value radians
     */
    setValue(name, value) {
      if (!Number.isFinite(value)) return;
      commit({ values: { [name]: value }, tag: `value ${name}` });
    },
    /** A drag has ended: the next one is a step of undo of its own. */
    restHand: () => store.set({ timeline: rest(store.get().timeline) }),
    undo: () => travel(undo, 'undo'),
    redo: () => travel(redo, 'redo'),
  };
}
