/**
 * `node lane.js chromium|firefox COMMAND...`: starts the browser, then the command, whose tests borrow() it: one start for
 * all files. Both browsers' lanes may run side by side.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { launch } from './browsers.js';

const [name, command, ...words] = process.argv.slice(2);
const browser = await launch(/** @type {import('./browsers.js').BrowserName} */ (name), { shared: true });
const address = browser.wsEndpoint();
const running = browser.process();
// Firefox talks to one at a time. Who is not connected can't close it: that is done below, by its process.
await browser.disconnect();

const child = spawn(command, words, {
  stdio: 'inherit',
  env: { ...process.env, QUALM_LANE: name, QUALM_LANE_ADDRESS: address },
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  running?.once('exit', () => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  running?.kill();
});
