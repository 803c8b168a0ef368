import { html, nothing, render } from 'lit';
import { load, price, prices } from '../bindings/js/index.js';
import { createLab } from './actions/lab.js';
import { measureSort } from './measure/sort.js';
import { examples } from './model/examples.js';
import { fromLink } from './model/link.js';
import { shownMitigated } from './model/mitigation.js';
import { shownNoisy } from './model/noise.js';
import { featureCount } from './model/plane.js';
import { settingRow } from './model/settings.js';
import { createStore, firstState } from './model/state.js';
import { fetchPart } from './components/part.js';
import { whenSeen } from './components/seen.js';
import { startTheme } from './components/theme.js';
import './components/lab-boundaries.js';
import './components/lab-chart.js';
import './components/lab-circuit.js';
import './components/lab-data.js';
import './components/lab-encoding.js';
import './components/lab-header.js';
import './components/lab-learning.js';
import './components/lab-ledger.js';
import './components/lab-model.js';
import './components/lab-noise.js';
import './components/lab-notice.js';
import './components/lab-plane.js';
import './components/lab-reading.js';
import './components/lab-setting.js';
import './components/lab-verdict.js';

/** @typedef {import('./actions/lab.js').Lab} Lab */

const root = /** @type {HTMLElement} */ (document.getElementById('lab'));
const { settings, notice, awaited } = fromLink(location.hash);
const store = createStore({ ...firstState(settings), awaited });
const dates = prices.offers.map((offer) => offer.asOf.slice(0, 7)).sort();
const sheetDate = `${dates[0]} to ${dates.at(-1)}`.replaceAll('-', '\u2011'); // dates do not break

/** What the panels show where there is no run yet. */
const noRun = {
  ...{ prepared: null, record: null, vectors: null, history: null, baseline: null },
  ...{ quantumField: null, classicalField: null, comparison: null, encoded: null },
};

function page() {
  const state = store.get();
  const { run } = state;
  const { prepared, record, vectors, history: past, baseline, ...shown } = run ?? noRun;
  const noisy = shownNoisy(run, state.settings);
  const mitigated = shownMitigated(run, state.settings);
  const bill = record ? price(record.ledger) : [];
  return html`
    <header>
      <lab-header
        .run=${run}
        .playing=${state.playing}
        .pace=${state.pace}
        .ready=${state.ready}
      ></lab-header>
    </header>
    <main>
      <lab-notice .notice=${state.notice} .status=${state.status}></lab-notice>
      <lab-reading .reading=${state.reading}></lab-reading>
      <lab-verdict
        class="card"
        .run=${run}
        .noisy=${noisy}
        .mitigated=${mitigated}
        .settings=${state.settings}
        .playing=${state.playing}
        .prices=${bill}
        .sheetDate=${sheetDate}
      ></lab-verdict>
      <nav class="examples" aria-label="Examples">
        <span>Try</span>${examples.map(({ link, title }) => html`<a href="#${link}">${title}</a>`)}
      </nav>
      ${state.profileOpen ? profile(state, prepared) : nothing}
      <div class="columns">
        <div class="column">
          <lab-data
            class="card"
            .prepared=${prepared}
            .settings=${state.settings}
            .tableName=${state.tableName}
            .fault=${state.fault}
            .profileOpen=${state.profileOpen}
            .chosen=${state.row}
            .brush=${state.brush}
          ></lab-data>
          <lab-model class="card" .settings=${state.settings}></lab-model>
        </div>
        <div class="column">
          <lab-boundaries
            class="card"
            .prepared=${prepared}
            .quantumField=${shown.quantumField}
            .classicalField=${shown.classicalField}
            .comparison=${shown.comparison}
            .noisy=${noisy}
            .mitigated=${mitigated}
            .settings=${state.settings}
            .chosen=${state.row}
          ></lab-boundaries>
          <lab-noise
            class="card"
            .settings=${state.settings}
            .qubits=${prepared?.circuit.qubits ?? 1}
            .execution=${noisy?.execution ?? null}
          ></lab-noise>
          <lab-encoding
            class="card"
            .settings=${state.settings}
            .prepared=${prepared}
            .parameters=${record?.parameters ?? null}
            .encoded=${shown.encoded}
            .chosen=${state.row}
            .refused=${state.refused}
            .costs=${state.costs}
          ></lab-encoding>
          <lab-circuit
            class="card"
            .prepared=${prepared}
            .parameters=${record?.parameters ?? null}
            .vectors=${vectors}
            .encoded=${shown.encoded}
            .chosen=${state.row}
          ></lab-circuit>
        </div>
        <div class="column">
          <lab-learning class="card" .run=${run} .history=${past} .baseline=${baseline}></lab-learning>
          <lab-ledger class="card" .record=${record} .prices=${bill} .sheet=${prices}></lab-ledger>
        </div>
      </div>
      ${below(state)}
    </main>
  `;
}

let profileAsked = false;
/**
 * The profile: fetched when it is first opened.
 * @param {import('./model/types.js').State} state
 * @param {import('./model/types.js').Prepared | null} prepared
 */
function profile(state, prepared) {
  if (!profileAsked) void fetchPart(root, 'The profile', () => import('./components/lab-profile.js'));
  profileAsked = true;
  return html`<lab-profile
    class="card"
    .profile=${state.profile?.profile ?? null}
    .draft=${state.draft}
    .settings=${state.settings}
    .name=${nameOf(state)}
    .prepared=${prepared}
    .raw=${state.raw?.table ?? null}
    .chosen=${state.row}
  ></lab-profile>`;
}

/** @param {import('./model/types.js').State} state */
function nameOf({ settings: { data }, tableName }) {
  return data === 'csv'
    ? tableName
    : (settingRow('data')?.choices?.find(({ value }) => value === data)?.label ?? '');
}

/**
 * What stands under the columns: the encoding wall, and how long loading takes.
 * @param {import('./model/types.js').State} state
 */
function below({ run, wall, costs, loading }) {
  const { settings: trained = null, prepared } = run ?? {};
  const features = prepared ? featureCount(prepared.train) : 0;
  const rows = prepared ? prepared.train.rows + prepared.test.rows : 0;
  return html`<div class="below">
    <lab-wall
      class="card"
      .wall=${wall}
      .settings=${trained}
      .device=${costs.device}
      .own=${features}
    ></lab-wall>
    <lab-loading
      class="card"
      .loading=${loading}
      .costs=${costs}
      .settings=${trained}
      .rows=${rows}
      .features=${features}
    ></lab-loading>
  </div>`;
}

/**
 * What the page is doing, in one word, for whoever drives it from outside.
 * @param {import('./model/types.js').State} state
 */
function phaseOf({ run, playing }) {
  if (!run?.record) return 'loading';
  if (run.done) return 'done';
  return playing ? 'training' : 'paused';
}

let asked = false;
/** Draws once before the next frame, however much has changed. */
function draw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    render(page(), root);
    root.dataset.phase = phaseOf(store.get());
    root.dataset.run = String(store.get().run?.number ?? '');
  });
}

/** @param {Lab} lab */
async function share(lab) {
  try {
    await navigator.clipboard.writeText(location.href);
    lab.say('Link copied. It carries every setting, and replays this run to the last digit.');
  } catch {
    lab.say(`The address of this page is the link: ${location.href}`);
  }
}

/**
 * @param {Lab} lab
 * @param {import('./actions/exporting.js').ExportKind} kind
 */
async function download(lab, kind) {
  const file = await lab.exported(kind);
  if (!file) return;
  const address = URL.createObjectURL(new Blob([file.text], { type: file.type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000); // the download has begun by then
  lab.say(`${file.name} is in your downloads.`);
}

/**
 * Hears what the components ask for. What is asked before the library is there waits for it.
 * @param {Promise<Lab>} ready
 */
function listen(ready) {
  root.addEventListener('act', async (event) => {
    const { name, args } = /** @type {CustomEvent} */ (event).detail;
    const lab = await ready;
    const actions = /** @type {Record<string, (...args: any[]) => unknown>} */ ({
      ...lab,
      share: () => share(lab),
      download: (/** @type {import('./actions/exporting.js').ExportKind} */ kind) => download(lab, kind),
    });
    void actions[name](...args);
  });
  addEventListener('hashchange', async () => (await ready).openLink(location.hash));
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', async (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void (await ready).openCsv(file);
  });
}

async function open() {
  // One core stays with the page, so that its frames keep their time.
  const workers = Math.min(8, Math.max(1, (navigator.hardwareConcurrency ?? 2) - 1));
  const client = await load({ workers, formats: false });
  root.dataset.transport = client.transport;
  return createLab(client, store, {
    writeLink: (hash) =>
      history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search),
    measureSort,
  });
}

/** What stands under the fold is fetched when the reader comes near it. */
function fetchLater() {
  for (const [name, title, fetch] of /** @type {const} */ ([
    ['lab-wall', 'The encoding wall', () => import('./components/lab-wall.js')],
    ['lab-loading', 'The time of loading', () => import('./components/lab-loading.js')],
  ])) {
    const element = root.querySelector(name);
    if (element) whenSeen(element, () => void fetchPart(root, title, fetch), '200px');
  }
}

async function start() {
  startTheme();
  store.listen(draw);
  render(page(), root);
  fetchLater();
  const ready = open();
  listen(ready);
  try {
    const lab = await ready;
    await lab.start();
    if (notice) store.set({ notice });
  } catch (error) {
    const message = `Qualm could not start: ${error instanceof Error ? error.message : error}`;
    store.set({
      notice: { code: 'not-loaded', message, received: '', allowed: 'a browser with WebAssembly' },
    });
  }
}

void start();
