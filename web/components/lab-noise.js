import { html, nothing } from 'lit';
import { deviceOf, figuresOf, hasRoom, noiseSentence } from '../model/noise.js';
import { settingRow, settingRows } from '../model/settings.js';
import { count, duration } from '../views/format.js';
import { act, Element } from './element.js';

/** @typedef {import('../model/settings.js').Setting} Setting */
/** @typedef {import('../model/types.js').Execution} Execution */
/** @typedef {import('../../bindings/js/devices.js').Device} Device */

const row = (/** @type {string} */ key) => /** @type {Setting} */ (settingRow(key));

/** What goes wrong, and how much of it: a device, its strength, the shots, and whether the training suffers it too. */
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
      <h2>Noise <small>device and scale act at once; shots train again</small></h2>
      <div class="halves">
        <div>
          ${this.choice(this.devices(), String(settings.device))}
          ${this.slider(Number(settings.scale), ideal)} ${this.choice(row('shots'), String(settings.shots))}
          ${this.training(settings.noisyTraining === 'on', ideal)}
        </div>
        <div>
          <p class="caption">${noiseSentence(settings)}</p>
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
   */
  choice(one, value) {
    return html`<lab-setting .row=${one} .value=${value}></lab-setting>`;
  }

  /**
   * @param {number} scale
   * @param {boolean} ideal
   */
  slider(scale, ideal) {
    const { label, help, min, max, step } = row('scale');
    return html`<div class="scale">
      <label for="setting-scale" title=${help}>${label}</label>
      <output for="setting-scale">${scale.toFixed(2)} ×</output>
      <input
        id="setting-scale"
        type="range"
        min=${min ?? 0}
        max=${max ?? 3}
        step=${step ?? 0.05}
        ?disabled=${ideal}
        aria-valuetext=${`ideal × ${scale.toFixed(2)}`}
        .value=${String(scale)}
        @input=${(/** @type {any} */ event) => act(this, 'turnScale', event.target.value)}
        @change=${(/** @type {any} */ event) => act(this, 'setting', 'scale', event.target.value)}
      />
    </div>`;
  }

  /**
   * @param {boolean} on
   * @param {boolean} ideal
   */
  training(on, ideal) {
    const { label, help } = row('noisyTraining');
    const change = (/** @type {any} */ event) =>
      act(this, 'setting', 'noisyTraining', event.target.checked ? 'on' : 'off');
    return html`<label class="check" title=${help}>
      <input id="setting-noisyTraining" type="checkbox" .checked=${on} ?disabled=${ideal} @change=${change} />
      <span>${label}</span>
    </label>`;
  }
}

/** @param {Device} device */
function figures(device) {
  const { pairGate, pairError, singleError, t1, t2, readout } = figuresOf(device);
  return html`<dl class="meter">
    ${line(`${pairGate.toUpperCase()} error`, share(pairError))}
    ${line('one-qubit gate error', share(singleError))} ${line('T1 · T2', `${time(t1)} · ${time(t2)}`)}
    ${line('bits misread', share(readout))}
    ${line('medians at 1 ×, calibrated', device.calibrated ?? 'no date')}
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
