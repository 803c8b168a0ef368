#!/usr/bin/env node
import { QualmError } from '../js/errors.js';
import { parse, UsageError, usage } from './arguments.js';
import { compileFile, runCircuitFile } from './circuits.js';
import { runFile, trainFile } from './commands.js';
import { showCorrection } from './correction.js';
import { profileFile, validateFiles } from './data.js';
import { showCosts } from './encoding.js';
import { version } from './files.js';
import { trialFile } from './trial.js';

// A reader that has seen enough, `qualm … | head`, is no error.
process.stdout.on('error', (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2));

/**
 * @param {string[]} words the arguments
 * @returns {Promise<number>} the exit code: 0 done, 1 an error in the input, 2 wrong usage
 */
async function main(words) {
  try {
    return await command(words);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`qualm: ${error.message}\nTry qualm --help.`);
      return 2;
    }
    if (!(error instanceof QualmError)) throw error;
    const { code, message, received, allowed } = error;
    if (words.includes('--json'))
      console.log(JSON.stringify({ error: { code, message, received, allowed } }, null, 2));
    console.error(`qualm: ${code}\n  ${message}\n  received  ${received}\n  allowed   ${allowed}`);
    return 1;
  }
}

/** @param {string[]} words */
async function command(words) {
  const { name, file, batch, options } = parse(words);
  if (name === 'help') console.log(usage);
  if (name === 'version') console.log(await version());
  if (name === 'train') await trainFile(file, options);
  if (name === 'run') await runFile(file, options);
  if (name === 'profile') await profileFile(file, options);
  if (name === 'validate') await validateFiles(file, batch, options);
  if (name === 'circuit') await runCircuitFile(file, options);
  if (name === 'trial') await trialFile(file, options);
  if (name === 'compile') await compileFile(file, options);
  if (name === 'encode') await showCosts(options);
  if (name === 'correction') await showCorrection(options);
  return 0;
}
