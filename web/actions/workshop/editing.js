import { columnsIn, indexAt, width } from '../../model/workshop/circuit.js';
import {
  addQubit,
  carry,
  change,
  insert,
  newOperation,
  remove,
  removeQubit,
} from '../../model/workshop/edit.js';
import { finish, isTyping, nothingTyped, takeBack, typeLetter } from '../../model/workshop/typing.js';
import { cellWords, operationWords, plural } from '../../model/workshop/words.js';

/** @typedef {import('../../model/workshop/types.js').Cell} Cell */

/**
 * Putting gates on wires, moving them and taking them away. Each says what it did.
 * @param {import('./commit.js').Store} store
 * @param {import('./commit.js').Commit} commit
 */
export function createEditing(store, commit) {
  const circuit = () => store.get().work.circuit;

  /**
   * @param {string} name
   * @param {number[]} qubits
   * @param {number} column
   */
  function place(name, qubits, column) {
    const edited = insert(circuit(), newOperation(name, qubits), column);
    const at = columnsIn(edited.circuit)[edited.index];
    const words = operationWords(edited.circuit.operations[edited.index]);
    const { wire } = store.get().cursor;
    commit({
      circuit: edited.circuit,
      cursor: { wire: qubits.includes(wire) ? wire : qubits[0], column: at + 1 },
      typing: nothingTyped,
      said: `${words}, column ${at + 1}.`,
    });
  }

  /** @param {import('../../model/workshop/typing.js').Typed} typed */
  function take({ typing, place: placed, say = '' }) {
    if (placed) place(placed.name, placed.qubits, store.get().cursor.column);
    else store.set({ typing, said: say });
  }

  /** @param {Cell} cell */
  function cursorTo(cell) {
    const { qubits } = circuit();
    const cursor = {
      wire: Math.min(qubits - 1, Math.max(0, cell.wire)),
      column: Math.min(width(circuit()), Math.max(0, cell.column)),
    };
    store.set({ cursor, said: cellWords(circuit(), cursor) });
  }

  /**
   * @param {number} index
   * @param {number} leg
   * @param {Cell} to
   */
  function carried(index, leg, to) {
    const edited = carry(circuit(), index, leg, to);
    const column = columnsIn(edited.circuit)[edited.index];
    const words = operationWords(edited.circuit.operations[edited.index]);
    commit({
      circuit: edited.circuit,
      cursor: { wire: to.wire, column },
      said: `Moved: ${words}, column ${column + 1}.`,
    });
  }

  /** @param {number} index */
  function removeAt(index) {
    const words = operationWords(circuit().operations[index]);
    commit({ circuit: remove(circuit(), index), said: `Removed: ${words}.` });
  }

  /** What has been typed so far is placed before anything else happens. */
  function settle() {
    const { typing, cursor } = store.get();
    if (typing.letters !== '') take(finish(typing, cursor, circuit().qubits));
  }

  return {
    /** @param {string} key */
    type(key) {
      const { typing, cursor } = store.get();
      take(typeLetter(typing, key, cursor, circuit().qubits));
    },
    settle,
    /** Nothing typed any more. */
    forget: () => store.set({ typing: nothingTyped, said: 'Nothing is being typed.' }),
    cursorTo,
    /**
     * @param {number} wires
     * @param {number} columns
     */
    moveCursor(wires, columns) {
      settle();
      const { wire, column } = store.get().cursor;
      cursorTo({ wire: wire + wires, column: column + columns });
    },
    /** To the first or behind the last column. @param {boolean} last */
    moveToEnd(last) {
      settle();
      cursorTo({ wire: store.get().cursor.wire, column: last ? width(circuit()) : 0 });
    },
    /** The gate of the palette, at the cursor. @param {string} name */
    placeHere(name) {
      const { cursor, typing } = store.get();
      const controls = name.startsWith('c') ? [] : typing.controls;
      take(finish({ controls, letters: name }, cursor, circuit().qubits));
    },
    /**
     * @param {string} name
     * @param {Cell} cell
     */
    drop(name, cell) {
      store.set({ cursor: cell, typing: nothingTyped });
      take(finish({ controls: [], letters: name }, cell, circuit().qubits));
    },
    carry: carried,
    /**
     * The gate under the cursor, moved by so many wires (the leg that is under the cursor) or columns.
     * @param {number} wires
     * @param {number} columns
     */
    nudge(wires, columns) {
      const { cursor } = store.get();
      const index = indexAt(circuit(), cursor);
      const to = { wire: cursor.wire + wires, column: cursor.column + columns };
      const operation = circuit().operations[index];
      const fits = to.wire >= 0 && to.wire < circuit().qubits && to.column >= 0;
      if (!operation?.qubits.includes(cursor.wire) || !fits) {
        store.set({ said: operation ? 'It can’t go further.' : 'There is no gate here to move.' });
        return;
      }
      carried(index, cursor.wire, columns > 0 ? { ...to, column: to.column + 1 } : to);
    },
    removeAt,
    /** The gate under the cursor; with back, the one before it where there is none. @param {boolean} back */
    removeHere(back) {
      const { cursor, typing } = store.get();
      if (isTyping(typing)) {
        store.set({ typing: takeBack(typing), said: 'Taken back.' });
        return;
      }
      let index = indexAt(circuit(), cursor);
      if (index < 0 && back) {
        const columns = columnsIn(circuit());
        index = circuit().operations.findLastIndex(
          ({ qubits }, i) => columns[i] < cursor.column && qubits.includes(cursor.wire),
        );
        if (index >= 0) store.set({ cursor: { ...cursor, column: columns[index] } });
      }
      if (index < 0) store.set({ said: 'There is nothing here to remove.' });
      else removeAt(index);
    },
    /**
     * @param {number} index
     * @param {import('../../model/workshop/types.js').Placed['condition']} condition
     */
    setCondition(index, condition) {
      const edited = change(circuit(), index, { condition });
      const { wire } = store.get().cursor;
      const words = operationWords(edited.circuit.operations[edited.index]);
      const column = columnsIn(edited.circuit)[edited.index];
      commit({ circuit: edited.circuit, cursor: { wire, column }, said: `${words}.` });
    },
    /**
     * @param {number} index
     * @param {number} bit
     */
    setBit(index, bit) {
      const edited = change(circuit(), index, { bit });
      const column = columnsIn(edited.circuit)[edited.index];
      commit({ circuit: edited.circuit, cursor: { wire: store.get().cursor.wire, column } });
    },
    addQubit() {
      const next = addQubit(circuit());
      if (next) commit({ circuit: next, said: `${plural(next.qubits, 'qubit')}.` });
      else store.set({ said: 'No more wires can be drawn.' });
    },
    removeQubit() {
      const next = removeQubit(circuit());
      const { wire, column } = store.get().cursor;
      const last = circuit().qubits - 1;
      if (next) {
        const cursor = { wire: Math.min(wire, next.qubits - 1), column };
        commit({ circuit: next, cursor, said: `${plural(next.qubits, 'qubit')}.` });
        return;
      }
      const why =
        last === 0 ? 'A circuit needs one qubit.' : `Qubit ${last} still has gates: remove them first.`;
      store.set({ said: why, status: why });
    },
    clear: () =>
      commit({
        circuit: { qubits: circuit().qubits, bits: 0, operations: [] },
        cursor: { wire: 0, column: 0 },
        said: 'Every gate removed. Control Z brings them back.',
      }),
  };
}
