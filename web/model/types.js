/**
 * The shapes that the page works with. Types only: nothing here runs.
 *
 * @typedef {import('../../bindings/js/types.js').Prepared} Prepared
 * @typedef {import('../../bindings/js/types.js').TrainingRecord} TrainingRecord
 * @typedef {import('../../bindings/js/types.js').BaselineResult} BaselineResult
 * @typedef {import('../../bindings/js/types.js').Comparison} Comparison
 * @typedef {import('../../bindings/js/types.js').PlainCircuit} PlainCircuit
 * @typedef {import('../../bindings/js/types.js').Operation} Operation
 * @typedef {import('../../bindings/js/types.js').EncodedRows} EncodedRows
 * @typedef {import('../../bindings/js/types.js').Ledger} Ledger
 * @typedef {import('../../bindings/js/types.js').Noise} Noise
 * @typedef {import('../../bindings/js/types.js').Execution} Execution
 * @typedef {import('../../bindings/js/types.js').Table} Table
 * @typedef {import('../../bindings/js/types.js').SpecInput} SpecInput
 * @typedef {import('../../bindings/js/types.js').Spec} Spec
 * @typedef {import('../../bindings/js/types.js').EncodingCost} EncodingCost
 * @typedef {import('../../bindings/js/prices.js').Price} Price
 *
 * @typedef {[x: number, y: number, label: 0 | 1]} Point painted on the plane, both coordinates in [-1, 1)
 *
 * @typedef {import('./data/choice.js').DataChoice} DataChoice
 * @typedef {import('./data/steps.js').Step} Step
 * @typedef {import('./data/fault.js').Fault} Fault
 * @typedef {import('./data/questions.js').Draft} Draft
 * @typedef {import('../../bindings/js/data/profile.js').Profile} Profile
 *
 * @typedef {{
 *   [key: string]: string | number | Point[] | DataChoice | Step[] | null, points: Point[], choice: DataChoice,
 *   steps: Step[] | null,
 * }} Settings one value for each row of the table of settings, the painted points, what is chosen of the data, and the
 *   steps of preprocessing; null: the usual ones
 *
 * @typedef {{
 *   name: string, content: Blob | string, left?: Pick<Settings, 'choice' | 'steps'>,
 * }} DataFile of the reader's own; left is what was chosen when other data took its place
 * @typedef {{ name: string, bytes: number, totalBytes: number, rows: number }} Reading a file that is being gone through
 * @typedef {{ key: string, profile: Profile }} KeyedProfile key says what it is a profile of
 * @typedef {{ key: string, table: Table }} KeyedTable
 *
 * @typedef {{ code: string, message: string, received: string, allowed: string }} Notice what went wrong
 *
 * @typedef {{ part: 'train' | 'test', index: number }} RowChoice a row of the training or of the test part
 *
 * @typedef {{
 *   size: number, x: [number, number], y: [number, number],
 * }} Plane a square grid of size × size points over two encoded features, in radians
 *
 * @typedef {{
 *   plane: Plane, classes: number, probabilities: Float64Array,
 * }} Field what a model says of each point of a plane: size·size × classes, rows from the lowest y
 *
 * @typedef {{
 *   epochs: number[], loss: number[], accuracy: number[], heldOutLoss: number[], heldOutAccuracy: number[],
 * }} History one entry an epoch
 *
 * @typedef {{
 *   field: Field | null, comparison: Comparison | null, execution: Execution | null, ledger: Ledger | null, busy: boolean,
 * }} Noisy what the model says under the chosen noise, what a device would run for it, and what the test rows took; busy
 *   while the field or the score is still to come, or a finer field
 *
 * @typedef {{
 *   number: number, spec: Spec, settings: Settings, prepared: Prepared, baseline: BaselineResult | null,
 *   record: TrainingRecord | null, history: History, comparison: Comparison | null,
 *   quantumField: Field | null, classicalField: Field | null, noisy: Noisy | null,
 *   mitigated: Noisy | null,
 *   vectors: Float64Array | null, encoded: EncodedRow | null, done: boolean,
 * }} Run everything known about the training on show; vectors is qubits × 3 for the chosen row
 *
 * @typedef {{
 *   row: RowChoice, circuit: PlainCircuit, values: number[], uses: number[][],
 *   record: { norm: number | null, padding: number, fidelity: number },
 * }} EncodedRow the circuit of the encoder alone, what it reads for a row, the operations that each feature reaches,
 *   and what the state has forgotten of the row
 *
 * @typedef {{
 *   question: string, device: string, costs: Record<string, EncodingCost>, notice: Notice | null,
 * }} Costs of encoding one row, by device; question names what they are the costs of
 *
 * @typedef {{ kind: string, points: EncodingCost[] }} WallLine
 * @typedef {{
 *   metric: string, kinds: string[], lines: WallLine[], progress: { done: number, all: number } | null,
 *   stopped: boolean, notice: Notice | null,
 * }} Wall what encoders cost by the number of features; progress while it is computed
 *
 * @typedef {{
 *   amount: number, shots: number, sorted: { values: number, seconds: number } | null, measuring: boolean,
 * }} Loading how much data is to be loaded (a place among the amounts), and what this machine sorts in what time
 *
 * @typedef {{
 *   settings: Settings, file: DataFile | null, table: Table | null, tableName: string, playing: boolean, pace: string,
 *   awaited: Settings | null, draft: Draft | null, reading: Reading | null, profile: KeyedProfile | null, raw: KeyedTable | null,
 *   profileOpen: boolean, fault: Fault | null, row: RowChoice, brush: 0 | 1, notice: Notice | null, status: string, ready: boolean, run: Run | null,
 *   refused: Refused | null, costs: Costs, wall: Wall, loading: Loading,
 * }} State file is the reader's, table what is trained on of it; awaited are the settings of a link to a file that is
 *   not here; raw are the rows before any step
 *
 * @typedef {{ key: string, label: string, notice: Notice }} Refused a setting that could not be trained on, to be said
 *   where it is set; label is the value in words
 */

export {};
