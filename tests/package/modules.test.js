import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modulesFrom } from '../../bindings/js/modules.js';

/** A platform that notes what it compiles; a module is stood for by its source. */
function notingPlatform() {
  /** @type {[string, any][]} */
  const compiled = [];
  let fails = 0;
  const platform = /** @type {any} */ ({
    async compileWasm(/** @type {string} */ name, /** @type {any} */ source) {
      compiled.push([name, source]);
      if (fails-- > 0) throw new Error('no bytes');
      return source;
    },
  });
  return { platform, compiled, failOnce: () => (fails = 1) };
}

test('each module is compiled when it is asked for, and once', async () => {
  const { platform, compiled } = notingPlatform();
  const modules = modulesFrom(platform);
  assert.deepEqual(compiled, []);
  await Promise.all([modules('text'), modules('text'), modules('engine')]);
  await modules('text');
  assert.deepEqual(compiled, [
    ['text', undefined],
    ['engine', undefined],
  ]);
});

test('one source is the engine’s, several have their names', async () => {
  const { platform } = notingPlatform();
  const bytes = new Uint8Array(8);
  for (const source of ['a.wasm', new URL('file:///a.wasm'), bytes, bytes.buffer]) {
    const modules = modulesFrom(platform, source);
    assert.equal(await modules('engine'), source);
    assert.equal(await modules('classical'), undefined);
  }
  const modules = modulesFrom(platform, { engine: 'a.wasm', text: bytes });
  assert.equal(await modules('engine'), 'a.wasm');
  assert.equal(await modules('text'), bytes);
});

test('a module that could not be had is an error with a code, and the next call tries again', async () => {
  const { platform, compiled, failOnce } = notingPlatform();
  const modules = modulesFrom(platform, { classical: 'c.wasm' });
  failOnce();
  await assert.rejects(modules('classical'), {
    name: 'QualmError',
    code: 'wasm-unusable',
    received: 'no bytes',
  });
  assert.equal(await modules('classical'), 'c.wasm');
  assert.equal(compiled.length, 2);
});

test('what is no source is refused', () => {
  const { platform } = notingPlatform();
  for (const wasm of [null, { motor: 'a.wasm' }]) {
    assert.throws(() => modulesFrom(platform, /** @type {any} */ (wasm)), {
      name: 'QualmError',
      code: 'invalid-option',
    });
  }
});
