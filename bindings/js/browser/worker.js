import { serve } from '../serve.js';

const scope = /** @type {any} */ (globalThis);
const receive = serve((message, transfer) => scope.postMessage(message, transfer));
scope.onmessage = (/** @type {MessageEvent} */ event) => receive(event.data);
