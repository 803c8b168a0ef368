import { serveDesk } from '../data/serve-desk.js';

const scope = /** @type {any} */ (globalThis);
const receive = serveDesk((message) => scope.postMessage(message));
scope.onmessage = (/** @type {MessageEvent} */ event) => receive(event.data);
