import { html, nothing, render } from 'lit';
import { Circuit, devices, load } from '../bindings/js/index.js';
import { createWorkshop } from './actions/workshop.js';
import { createStore } from './model/state.js';
import { firstBench, shownAnswers } from './model/workshop/bench.js';
import { indexAt } from './model/workshop/circuit.js';
import { examples } from './model/workshop/examples.js';
import { fromHash } from './model/workshop/hash.js';
import { noiseOption } from './model/workshop/noise.js';
import { fetchPart } from './components/part.js';
import { startTheme } from './components/theme.js';
import './components/lab-notice.js';
import './components/workshop-amplitudes.js';
import './components/workshop-board.js';
import './components/workshop-correction.js';
import './components/workshop-course.js';
import './components/workshop-density.js';
import './components/workshop-gate.js';
import './components/workshop-header.js';
import './components/workshop-mitigation.js';
import './components/workshop-noise.js';
import './components/workshop-outcomes.js';
import './components/workshop-palette.js';
import './components/workshop-parameters.js';
import './components/workshop-qubits.js';
import './components/workshop-scrubber.js';
import './components/workshop-summary.js';
import './components/workshop-text.js';

/** @typedef {import('./actions/workshop.js').Workshop} Workshop */
/** @typedef {import('./model/workshop/types.js').Formats} Formats */

const root = /** @type {HTMLElement} */ (document.getElementById('workshop'));
const { shared, notice } = fromHash(location.hash);
const store = createStore(firstBench(shared, devices));

/** The library's own text, on this thread. @type {Formats} */
const formats = {
  read: (text) => /** @type {any} */ (Circuit.fromQasm(text).toJSON()),
  write: (circuit) => Circuit.from(circuit).toQasm({ version: 3 }),
  code(kind, plain, params) {
    const circuit = Circuit.from(plain);
    const writers = /** @type {Record<string, () => string>} */ ({
      qiskit: () => circuit.toQiskit({ params }),
      pennylane: () => circuit.toPennyLane({ params }),
      cirq: () => circuit.toCirq({ params }),
      braket: () => circuit.toBraket({ params }),
      qsharp: () => circuit.toQSharp({ params }),
      latex: () => circuit.toLatex(),
      svg: () => circuit.toSvg(),
      qasm2: () => circuit.toQasm({ version: 2 }),
      qasm3: () => circuit.toQasm({ version: 3 }),
    });
    return writers[kind]();
  },
};

/** What can't be written is said where the text would stand. @param {import('./model/workshop/types.js').Drawn} circuit */
function printedText(circuit) {
  try {
    return formats.write(circuit);
  } catch (error) {
    return `// ${error instanceof Error ? error.message : error}\n`;
  }
}

/** The circuit as text, printed once for each circuit. */
const printed = { circuit: /** @type {unknown} */ (null), text: '' };

/** @param {import('./model/workshop/types.js').Bench} bench */
function textOf({ work: { circuit }, ready }) {
  if (!ready) return '';
  if (printed.circuit !== circuit) Object.assign(printed, { circuit, text: printedText(circuit) });
  return printed.text;
}

function page() {
  const state = store.get();
  const { work, step, noise, cursor, timeline } = state;
  const { circuit } = work;
  const { qubits, operations } = circuit;
  const { trace, inspection } = shownAnswers(state);
  const noisy = noiseOption(noise) !== undefined;
  return html`
    <button class="skip" type="button" @click=${() => document.getElementById('board')?.focus()}>
      Go to the circuit
    </button>
    <header>
      <workshop-header
        .step=${step}
        .steps=${operations.length}
        .playing=${state.playing}
        .undoable=${timeline.past.length > 0}
        .redoable=${timeline.future.length > 0}
      ></workshop-header>
    </header>
    <main>
      <lab-notice .notice=${state.notice} .status=${state.status}></lab-notice>
      <workshop-summary
        class="card"
        .circuit=${circuit}
        .step=${step}
        .trace=${trace}
        .refusal=${state.refusal}
        .noisy=${noisy}
      ></workshop-summary>
      <nav class="examples" aria-label="Examples">
        <span>Try</span>${examples.map(
          ({ link, title, shows }) =>
            html`<button type="button" title=${shows} @click=${() => ask('example', link)}>${title}</button>`,
        )}
      </nav>
      <div class="bench">
        <div class="left">
          <workshop-palette class="card"></workshop-palette>
          <workshop-noise
            class="card"
            .noise=${noise}
            .devices=${state.devices}
            .qubits=${qubits}
            .reasons=${trace?.reasons ?? []}
          ></workshop-noise>
          <workshop-mitigation class="card" .bench=${state}></workshop-mitigation>
          <workshop-correction class="card" .bench=${state}></workshop-correction>
          <workshop-parameters class="card" .work=${work}></workshop-parameters>
        </div>
        <div class="middle ${qubits > 8 ? 'wide' : ''}">
          <section class="card circuit-card">
            <workshop-board
              .work=${work}
              .cursor=${cursor}
              .typing=${state.typing}
              .step=${step}
              .trace=${trace}
              .inspection=${inspection}
              .said=${state.said}
            ></workshop-board>
            <workshop-scrubber .circuit=${circuit} .step=${step}></workshop-scrubber>
            <workshop-gate .work=${work} .index=${indexAt(circuit, cursor)}></workshop-gate>
          </section>
          ${
            state.trial
              ? html`<workshop-trial-result
                  class="card"
                  .bench=${state}
                  .trial=${state.trial}
                ></workshop-trial-result>`
              : nothing
          }
          ${
            state.correction
              ? html`<workshop-correction-result
                  class="card"
                  .bench=${state}
                  .correction=${state.correction}
                ></workshop-correction-result>`
              : nothing
          }
          <workshop-outcomes
            class="card"
            .inspection=${inspection}
            .circuit=${circuit}
            .step=${step}
            .noise=${noisy}
            .sampled=${state.sampled}
            .sampling=${state.sampling}
          ></workshop-outcomes>
          <workshop-amplitudes
            class="card"
            .inspection=${inspection}
            .qubits=${qubits}
            .shown=${state.shown}
          ></workshop-amplitudes>
          <workshop-density class="card" .inspection=${inspection} .qubits=${qubits}></workshop-density>
        </div>
        <div class="right">
          <workshop-course
            class="card"
            .trace=${trace}
            .circuit=${circuit}
            .step=${step}
            .noisy=${noisy}
          ></workshop-course>
          <workshop-qubits
            class="card"
            .trace=${trace}
            .inspection=${inspection}
            .qubits=${qubits}
            .wire=${cursor.wire}
            .step=${step}
          ></workshop-qubits>
          <workshop-text
            class="card"
            .text=${state.text}
            .printed=${textOf(state)}
            .exported=${state.exported}
          ></workshop-text>
        </div>
      </div>
    </main>
  `;
}

/**
 * For what the page's own templates ask.
 * @param {string} name
 * @param {...unknown} args
 */
const ask = (name, ...args) => root.dispatchEvent(new CustomEvent('act', { detail: { name, args } }));

/** What the page is doing, in one word, for whoever drives it from outside. */
function phase() {
  const { ready, refusal, trace, inspection, work, noise, step } = store.get();
  if (refusal) return 'refused';
  const current =
    trace?.of.circuit === work.circuit && trace.of.values === work.values && trace.of.noise === noise;
  const same =
    inspection?.of.circuit === work.circuit && inspection.of.noise === noise && inspection.step === step;
  return ready && current && same && inspection.of.values === work.values ? 'settled' : 'computing';
}

let asked = false;
/** Draws once before the next frame, however much has changed. */
function draw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    render(page(), root);
    root.dataset.phase = phase();
  });
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let linkTimer;
let link = '';
/** Browsers refuse an address that changes with every frame of a drag. @param {string} hash */
function writeLink(hash) {
  link = `#${hash}`;
  clearTimeout(linkTimer);
  linkTimer = setTimeout(putLink, 200);
}

function putLink() {
  if (link !== '') history.replaceState(null, '', link);
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether that was allowed
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Workshop} workshop
 * @param {() => Promise<void>} languages gets the part of the library that writes code, for the first export
 */
function actionsOf(workshop, languages) {
  return /** @type {Record<string, (...args: any[]) => unknown>} */ ({
    ...workshop,
    async share() {
      putLink();
      const done = await copy(location.href);
      workshop.say(
        done
          ? 'Link copied. It carries the circuit, its angles, the noise, the step, and what is on trial.'
          : `The address of this page is the link: ${location.href}`,
      );
    },
    openTrial: () =>
      fetchPart(root, 'The trial', () =>
        Promise.all([
          import('./components/workshop-trial.js'),
          import('./components/workshop-trial-result.js'),
          workshop.trial(),
        ]),
      ),
    openCorrection: () =>
      fetchPart(root, 'The panel of correction', () =>
        Promise.all([
          import('./components/workshop-correcting.js'),
          import('./components/workshop-correction-result.js'),
          workshop.correction(),
        ]),
      ),
    partMissing: (/** @type {string} */ title, /** @type {unknown} */ error) =>
      workshop.say(`${title} could not be fetched: ${error instanceof Error ? error.message : error}`),
    async copyAs(/** @type {string} */ kind) {
      await languages();
      const code = workshop.exportAs(kind);
      if (code !== null && (await copy(code))) workshop.copied();
    },
    typeAngle(
      /** @type {number} */ index,
      /** @type {number} */ which,
      /** @type {string} */ text,
      /** @type {(fault: string) => void} */ tell,
    ) {
      tell(workshop.typeAngle(index, which, text));
    },
  });
}

/**
 * @param {Workshop} workshop
 * @param {() => Promise<void>} languages
 */
function listen(workshop, languages) {
  const actions = actionsOf(workshop, languages);
  root.addEventListener('act', (event) => {
    const { name, args } = /** @type {CustomEvent} */ (event).detail;
    void actions[name](...args);
  });
  addEventListener('hashchange', () => {
    workshop.openHash(location.hash);
    openAsked();
  });
  addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.matches('textarea, input[type=text]');
    if (!(event.ctrlKey || event.metaKey) || typing) return;
    const key = event.key.toLowerCase();
    if (key === 'z' || key === 'y') {
      event.preventDefault();
      if (key === 'y' || event.shiftKey) workshop.redo();
      else workshop.undo();
    }
  });
}

/** A link that puts methods on trial opens their panel. */
function openAsked() {
  const bench = store.get();
  if (!bench.trial && Object.keys(bench.asked).length > 0) ask('openTrial');
}

async function start() {
  startTheme();
  store.listen(draw);
  draw();
  const opening = load({ workers: 2, first: 'watch', formats: ['qasm'] });
  // Editing needs no library: what is asked of it waits inside these.
  const engine = /** @type {import('./model/workshop/types.js').Engine} */ ({
    trace: async (circuit, options) => (await opening).trace(circuit, options),
    inspect: async (circuit, options) => (await opening).inspect(circuit, options),
    run: async (circuit, options) => (await opening).run(circuit, options),
    cancellationCost: async (circuit, options) => (await opening).cancellationCost(circuit, options),
    async *trial(circuit, options) {
      yield* (await opening).trial(circuit, options);
    },
    async *correction(options) {
      yield* (await opening).correction(options);
    },
  });
  const workshop = createWorkshop(engine, formats, store, { writeLink });
  const languages = async () => {
    try {
      await (await opening).loadFormats(['code']);
    } catch {
      // the export itself says what is missing
    }
  };
  listen(workshop, languages);
  openAsked();
  if (notice) store.set({ notice });
  try {
    const client = await opening;
    root.dataset.transport = client.transport;
    workshop.start();
  } catch (error) {
    const message = `Qualm could not start: ${error instanceof Error ? error.message : error}`;
    store.set({
      notice: { code: 'not-loaded', message, received: '', allowed: 'a browser with WebAssembly' },
    });
  }
}

void start();
