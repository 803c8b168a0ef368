/**
 * The shapes of the circuit page. Types only: nothing here runs.
 *
 * @typedef {import('../types.js').Notice} Notice
 * @typedef {import('../../../bindings/js/angles.js').Angle} Angle
 *
 * @typedef {{
 *   gate: string, qubits: number[], angles: Angle[], bit?: number, condition?: { bits: number[], value: number },
 * }} Placed a gate, 'measure' (into `bit`), 'reset' or 'barrier'; bits[0] of a condition is its least significant
 * @typedef {{ qubits: number, bits: number, operations: Placed[] }} Drawn in the order of columns, then of wires
 * @typedef {Record<string, number>} Values of the parameters, in radians
 *
 * @typedef {{ circuit: Drawn, values: Values }} Work what undo brings back
 * @typedef {{ past: Work[], future: Work[], tag: string }} Timeline tag: what the latest change was about, so that a
 *   drag is one step of undo
 *
 * @typedef {{ wire: number, column: number }} Cell
 * @typedef {{ controls: number[], letters: string }} Typing controls marked and letters typed for the next gate
 *
 * @typedef {{ kind: string, strength: number }} NoiseChoice kind is a row of noiseKinds or a device's name; strength
 *   is that row's number, or the device's scale
 * @typedef {{
 *   name: string, title: string, sentence: string, qubits: number,
 *   gates?: readonly { gate: string, error: number | null }[],
 * }} DeviceLine
 *
 * @typedef {import('../../../bindings/js/types.js').Trace} Trace
 * @typedef {import('../../../bindings/js/types.js').Inspection} Inspection
 *
 * @typedef {{ circuit: Drawn, values: Values, noise: NoiseChoice }} Question what was asked, to know a stale answer
 * @typedef {{ of: Question, step: number, counts: Map<number, number>, total: number, ofBits: boolean }} Sampled
 *
 * @typedef {{
 *   work: Work, timeline: Timeline, cursor: Cell, typing: Typing,
 *   step: number, playing: boolean, noise: NoiseChoice, devices: readonly DeviceLine[],
 *   text: { draft: string | null, fault: TextFault | null }, exported: { kind: string, code: string, copied: boolean } | null,
 *   trace: { of: Question, answer: Trace } | null, inspection: { of: Question, step: number, answer: Inspection } | null,
 *   refusal: Notice | null, sampled: Sampled | null, sampling: boolean,
 *   shown: { most: number, sort: 'value' | 'size' }, said: string, notice: Notice | null, status: string, ready: boolean,
 *   trial: Trial | null, asked: Asked, correction: Correction | null,
 * }} Bench everything that the circuit page knows; no trial, no correction: it has not been opened
 *
 * @typedef {'observable' | 'shots' | 'seeds' | 'methods' | 'symmetries' | 'operators'} AskedName
 * @typedef {Partial<Record<AskedName, string>>} Asked what a link says of a trial, as it is typed
 *
 * @typedef {import('../../../bindings/js/types.js').TrialReport} TrialReport
 * @typedef {import('../../../bindings/js/types.js').TrialRefusal} TrialRefusal
 * @typedef {{
 *   key: string, name: string, requested: number[], scales: number[], values: number[], errors: number[],
 *   curve: { scales: number[], values: number[], errors: number[] },
 * }} Extrapolation what zero noise measured at the scales that it achieved, and the curve that it laid through that
 * @typedef {{ symmetries: string[], discarded: number[] }} Verification what the first seed's shots were checked by, and the
 *   share that was left out in each setting
 * @typedef {{
 *   of: Question, observable: string, seeds: number, report: TrialReport | null, finished: boolean,
 *   extrapolations: Extrapolation[], gamma: number | null, verification: Verification | null,
 * }} TrialResult what is known so far, of so many seeds that were asked for; gamma is that of error cancellation
 * @typedef {{ done: number, total: number, seeds: number, counts: Record<string, number>, refused: TrialRefusal[] }} Running
 *   estimates done, in all and by the name of the method
 * @typedef {{
 *   observable: string | null, symmetries: string, operators: string, shots: string, seeds: string,
 *   chosen: string[], cost: string, running: Running | null, result: TrialResult | null, notice: Notice | null, outcome: string,
 * }} Trial fields as they are typed, null where the default follows the circuit; notice: why there is no result; outcome:
 *   how the latest trial ended, in words
 *
 * @typedef {import('../../../bindings/js/types.js').CorrectionReport} CorrectionReport
 * @typedef {{
 *   noise: string, shots: string, running: { code: string, done: number, total: number } | null,
 *   result: { noise: string, reports: CorrectionReport[] } | null, notice: Notice | null, outcome: string,
 * }} Correction noise is a model of faults, shots as they are typed; reports come code by code, and are of the noise
 *   beside them
 *
 * @typedef {{ message: string, line: number | null, column: number | null }} TextFault
 *
 * @typedef {{
 *   trace: (circuit: Drawn, options: object) => Promise<Trace>,
 *   inspect: (circuit: Drawn, options: object) => Promise<Inspection>,
 *   run: (circuit: Drawn, options: object) => Promise<import('../../../bindings/js/types.js').RunResult>,
 *   trial: (circuit: Drawn, options: import('../../../bindings/js/types.js').TrialOptions)
 *     => AsyncIterable<import('../../../bindings/js/types.js').TrialStep>,
 *   cancellationCost: (circuit: Drawn, options: import('../../../bindings/js/types.js').CancellationOptions)
 *     => Promise<{ gamma: number, shots: number | null }>,
 *   correction: (options: import('../../../bindings/js/types.js').CorrectionOptions) =>
 *     ReturnType<import('../../../bindings/js/client.js').Qualm['correction']>,
 * }} Engine what the page asks the library for
 * @typedef {{
 *   read: (text: string) => Drawn,
 *   write: (circuit: Drawn) => string,
 *   code: (kind: string, circuit: Drawn, values: Values) => string,
 * }} Formats text to circuit and back, on the calling thread; each throws a QualmError
 */

export {};
