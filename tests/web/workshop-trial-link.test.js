/** What is put on trial in the link: written as it is set, opened as it was written, damaged. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorkshop } from '../../web/actions/workshop.js';
import { createStore } from '../../web/model/state.js';
import { firstBench } from '../../web/model/workshop/bench.js';
import { fromHash, toHash } from '../../web/model/workshop/hash.js';
import { askedOf, trialAsked } from '../../web/model/workshop/trial-link.js';
import { firstTrial } from '../../web/model/workshop/trial.js';

const bell = 'c=2:h0;cx0,1&noise=bit-flip,0.03';

/** @param {string} hash */
async function open(hash) {
  const { shared, notice } = fromHash(hash);
  const store = createStore(firstBench(shared, []));
  /** @type {string[]} */
  const links = [];
  const engine = /** @type {any} */ ({
    trace: async () => ({ steps: 1, reasons: [] }),
    inspect: async () => ({ reasons: [] }),
  });
  const page = { writeLink: (/** @type {string} */ link) => links.push(link) };
  const workshop = createWorkshop(engine, /** @type {any} */ ({}), store, page);
  await workshop.trial();
  return { store, workshop, links, notice };
}

test('a link without a trial has the usual one, and stays as it is', async () => {
  const { store, notice, links } = await open(bell);
  assert.equal(notice, null);
  assert.deepEqual(store.get().trial, firstTrial);
  assert.deepEqual(links, [], 'opening the panel is no news');
  assert.deepEqual(askedOf(firstTrial), {});
});

test('what is set stands in the link, and a page that opens it has the same', async () => {
  const { store, workshop, links } = await open(bell);
  await workshop.trial('change', { observable: '0.5 Z0 + X0 & Z1', shots: '1,000' });
  await workshop.trial('choose', 'symmetry', true);
  await workshop.trial('choose', 'cancellation', false);
  await workshop.trial('change', { symmetries: 'X0 X1, -Y0 Y1', operators: 'X0' });
  const link = links.at(-1) ?? '';
  assert.match(
    link,
    /&t\.shots=1,000&t\.methods=readout,linear,richardson,readout-linear,twirling,symmetry&/,
  );
  assert.match(link, /^[!-~]+$/, 'an address');
  const again = await open(`#${link}`);
  assert.equal(again.notice, null);
  const sorted = (/** @type {any} */ { trial }) => ({ ...trial, chosen: [...trial.chosen].sort() });
  assert.deepEqual(sorted(again.store.get()), sorted(store.get()));
  again.workshop.start();
  assert.equal(again.links.at(-1), link);
});

test('another link in the same page sets the trial anew; none brings the usual one back', async () => {
  const { store, workshop } = await open(`${bell}&t.seeds=7`);
  assert.equal(store.get().trial?.seeds, '7');
  workshop.openHash(`#${bell}&t.seeds=9&t.methods=readout`);
  await workshop.trial();
  assert.deepEqual([store.get().trial?.seeds, store.get().trial?.chosen], ['9', ['readout']]);
  workshop.openHash(`#${bell}`);
  await workshop.trial();
  assert.equal(store.get().trial?.seeds, '20');
});

test('what is damaged is said in words', async () => {
  assert.match(fromHash(`${bell}&t.colour=red`).notice?.message ?? '', /t\.colour means nothing here/);
  const { store } = await open(`${bell}&t.methods=readout,magic`);
  assert.deepEqual(store.get().trial?.chosen, ['readout']);
  assert.match(store.get().notice?.message ?? '', /a method on trial that there is not/);
  assert.equal(store.get().notice?.received, 'magic');
  const { fields, notice } = trialAsked({ methods: '', shots: 'many' });
  assert.deepEqual(
    [fields.chosen, fields.shots, notice],
    [[], 'many', null],
    'their fields say what is wrong',
  );
  assert.match(fromHash(`${bell}&t.shots=%E0%A4%A`).notice?.message ?? '', /can’t be read/);
  const plain = { circuit: store.get().work.circuit, values: {}, noise: store.get().noise, step: null };
  assert.equal(toHash(plain), bell);
});
