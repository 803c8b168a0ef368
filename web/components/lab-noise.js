import { html, nothing } from 'lit';
import { deviceOf, figuresOf, hasRoom, noiseSentence, shotsSentence } from '../model/noise.js';
import { settingRow, settingRows } from '../model/settings.js';
import { positionOf, positions, valueAt } from '../model/slider.js';
import { count, duration } from '../views/format.js';
import { act, Element } from './element.js';

/** @typedef {import('../model/settings.js').Setting} Setting */
/** @typedef {import('../model/types.js').Execution} Execution */
/** @typedef {import('../../bindings/js/devices.js').Device} Device */

const row = (/** @type {string} */ key) => /** @type {Setting} */ (settingRow(key));

/** What goes wrong, and how much of it: a device, its strength, the shots, and what of it the training suffers too. */
export class LabNoise extends Element {
  /** @override */
  static properties = {
    settings: { attribute: false },
    qubits: { type: Number },
    execution: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import('../model/types.js').Settings | null} */
    this.settings = null;
    this.qubits = 1;
    /** @type {Execution | null} what the device would run */
    this.execution = null;
  }

  /** @override */
  render() {
    const { settings } = this;
    if (!settings) return html`<h2>Noise</h2>`;
    const device = deviceOf(settings);
    const ideal = settings.device === 'ideal';
    return html`
      <h2>Noise <small>device, scale and shots act at once</small></h2>
      <div class="halves">
        <div>
          ${this.choice(this.devices(), String(settings.device))}
          ${this.slider('scale', settings.scale, `${Number(settings.scale).toFixed(2)} ×`, ideal)}
          ${this.slider('shots', settings.shots, shotsLabel(settings.shots), false)}
          ${this.choice(row('mitigation'), String(settings.mitigation), ideal)}
          ${this.check('noisyTraining', settings, ideal)}
          ${this.check('shotTraining', settings, settings.shots === 'exact')}
        </div>
        <div>
          <p class="caption">${noiseSentence(settings)}</p>
          <p class="caption">${shotsSentence(settings)}</p>
          ${device ? figures(device) : nothing}
          ${device && this.execution ? execution(this.execution) : nothing}
        </div>
      </div>
      <details>
        <summary>What these mean</summary>
        <dl class="meanings">
          ${settingRows
            .filter(({ group }) => group === 'noise')
            .map(
              ({ label, help }) =>
                html`<dt>${label}</dt>
                  <dd>${help}</dd>`,
            )}
        </dl>
      </details>
    `;
  }

  /** A device without room for the circuit can't be chosen. */
  devices() {
    const all = row('device');
    const choices = all.choices?.map((one) => ({ ...one, disabled: !hasRoom(one.value, this.qubits) }));
    return { ...all, choices };
  }

  /**
   * @param {Setting} one
   * @param {string} value
   * @param {boolean} [disabled]
   */
  choice(one, value, disabled = false) {
    return html`<lab-setting .row=${one} .value=${value} ?disabled=${disabled}></lab-setting>`;
  }

  /**
   * @param {'scale' | 'shots'} key
   * @param {unknown} value
   * @param {string} words what it is set to, with its unit
   * @param {boolean} disabled
   */
  slider(key, value, words, disabled) {
    const one = row(key);
    const { min, max, step } = positions(one);
    const id = `setting-${key}`;
    const chosen = (/** @type {any} */ event) => valueAt(one, event.target.value);
    return html`<div class="slider">
      <label for=${id} title=${one.help}>${one.label}</label>
      <output for=${id}>${words}</output>
      <input
        id=${id}
        type="range"
        min=${min}
        max=${max}
        step=${step}
        ?disabled=${disabled}
        aria-valuetext=${words}
        .value=${String(positionOf(one, value))}
        @input=${(/** @type {any} */ event) => act(this, 'turn', key, chosen(event))}
        @change=${(/** @type {any} */ event) => act(this, 'setting', key, chosen(event))}
      />
    </div>`;
  }

  /**
   * @param {'noisyTraining' | 'shotTraining'} key
   * @param {import('../model/types.js').Settings} settings
   * @param {boolean} disabled
   */
  check(key, settings, disabled) {
    const { label, help } = row(key);
    const change = (/** @type {any} */ event) =>
      act(this, 'setting', key, event.target.checked ? 'on' : 'off');
    return html`<label class="check" title=${help}>
      <input
        id=${`setting-${key}`}
        type="checkbox"
        .checked=${settings[key] === 'on'}
        ?disabled=${disabled}
        @change=${change}
      />
      <span>${label}</span>
    </label>`;
  }
}

/** 1,000 a circuit @param {unknown} value */
const shotsLabel = (value) => row('shots').choices?.find((one) => one.value === value)?.label ?? '';

/** @param {Device} device */
function figures(device) {
  const { pairGate, pairError, singleError, t1, t2, readout } = figuresOf(device);
  const { calibrated, read } = device;
  return html`<dl class="meter">
    ${line(`${pairGate.toUpperCase()} error`, share(pairError))}
    ${line('one-qubit gate error', share(singleError))} ${line('T1 · T2', `${time(t1)} · ${time(t2)}`)}
    ${line('bits misread', share(readout))}
    ${line(calibrated ? 'medians at 1 ×, calibrated' : 'figures at 1 ×, source read', calibrated ?? read)}
  </dl>`;
}

/** @param {Execution} ran */
function execution({ gates, twoQubitGates, swaps, qubits }) {
  if (gates === undefined) return nothing;
  const parts = [`${count(gates)} gates`, `${count(twoQubitGates ?? 0)} of them on two qubits`];
  if (swaps) parts.push(`${count(swaps)} swaps for want of couplings`);
  const place = qubits?.length
    ? `, on its ${qubits.length === 1 ? 'qubit' : 'qubits'} ${listed(qubits)}`
    : '';
  return html`<p class="caption">There the circuit becomes ${parts.join(', ')}${place}.</p>`;
}

/** 3 and 4 @param {number[]} numbers */
const listed = (numbers) =>
  [numbers.slice(0, -1).join(', '), numbers.at(-1)].filter((part) => part !== '').join(' and ');

/** @param {number | null} value */
const share = (value) => (value === null ? 'not published' : `${(100 * value).toPrecision(2)} %`);

/** @param {number | null} seconds */
const time = (seconds) => (seconds === null ? '–' : duration(seconds));

/**
 * @param {string} name
 * @param {string} value
 */
const line = (name, value) =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

customElements.define('lab-noise', LabNoise);
