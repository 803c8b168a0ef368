/**
 * Writes bindings/js/generated/: `node tools/generate/all.js` (after a build, for the gates come from the library).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { instantiate } from '../../bindings/js/native.js';
import { compileWasm } from '../../bindings/js/node/platform.js';
import { devicesModule } from './devices.js';
import { encodersModule } from './encoders.js';
import { gateMethodsModule, gatesModule } from './gates.js';
import { pricesModule } from './prices.js';
import { validatorModule } from './validator.js';

const folder = new URL('../../bindings/js/generated/', import.meta.url);

/**
 * Every generated file, by name.
 * @returns {Promise<Map<string, string>>}
 */
export async function generate() {
  const native = await instantiate('engine', await compileWasm('engine'));
  const gates = native.gateTable();
  const encoding = await instantiate('encoding', await compileWasm('encoding'));
  const texts = {
    'devices.js': devicesModule(await readJson('../../bindings/data/devices.json')),
    'encoders.js': encodersModule(encoding.encoderTable()),
    'gates.js': gatesModule(gates),
    'gate-methods.js': gateMethodsModule(gates),
    'prices.js': pricesModule(await readJson('../../bindings/data/prices.json')),
    'validate.js': validatorModule(await readJson('../../bindings/js/spec/schema.json')),
  };
  const formatted = Object.entries(texts).map(async ([name, text]) => {
    const options = (await resolveConfig(new URL(name, folder))) ?? {};
    return /** @type {const} */ ([name, await format(text, { ...options, parser: 'babel' })]);
  });
  return new Map(await Promise.all(formatted));
}

/** @param {string} path relative to this file */
async function readJson(path) {
  return JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of await generate()) await writeFile(new URL(name, folder), text);
}
