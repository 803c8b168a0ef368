/**
 * A small static server under the strict content policy that Qualm promises to work with.
 * `node tools/lib/serve.js FOLDER [--port N]`; the tests use serve().
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

export const strictPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** @type {Record<string, string>} */
const types = {
  '.cjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
};

/**
 * @param {string} folder what to serve
 * @param {{ port?: number, policy?: string | null, isolated?: boolean, lateness?: number }} [options] port 0 takes any
 *   free one; policy null sends none; an isolated page has the finest clock that its browser gives; lateness in ms
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} url ends with a slash
 * @throws with code EADDRINUSE when the port is taken
 */
export async function serve(
  folder,
  { port = 0, policy = strictPolicy, isolated = false, lateness = 0 } = {},
) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const file = await fileAt(root, request.url ?? '/');
    const headers = {
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      ...(policy && { 'Content-Security-Policy': policy }),
      ...(isolated && isolation),
    };
    if (lateness > 0) await wait(lateness);
    if (!file) {
      response.writeHead(404, { ...headers, 'Content-Type': types['.html'] }).end('Not found');
      return;
    }
    const { path, size } = file;
    const type = types[extname(path)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Length': size });
    if (request.method === 'HEAD') response.end();
    else createReadStream(path).pipe(response);
  });
  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${address.port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * The file that an address names; a folder stands for its index.html.
 * @param {string} root
 * @param {string} address path and query of the request
 * @returns {Promise<{ path: string, size: number } | null>} null where there is none, or outside of the root
 */
async function fileAt(root, address) {
  try {
    const name = decodeURIComponent(new URL(address, 'http://localhost').pathname);
    const path = normalize(join(root, name.endsWith('/') ? `${name}index.html` : name));
    if (!path.startsWith(root + sep)) return null;
    const found = await stat(path);
    return found.isFile() ? { path, size: found.size } : null;
  } catch {
    return null;
  }
}

/** Serves a folder from the command line: the port asked for, or the first free one from 8000 on. */
async function main() {
  const { values, positionals } = parseArgs({
    options: { port: { type: 'string' } },
    allowPositionals: true,
  });
  const folder = positionals[0];
  if (!folder) throw new Error('node tools/lib/serve.js FOLDER [--port N]');
  const { url } = values.port
    ? await serve(folder, { port: Number(values.port) })
    : await serveFrom(folder, 8000);
  console.log(`Qualm is at ${url}  (stop it with Ctrl+C)`);
}

/**
 * @param {string} folder
 * @param {number} port
 * @returns {ReturnType<typeof serve>}
 */
async function serveFrom(folder, port) {
  try {
    return await serve(folder, { port });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE' || port >= 8099) throw error;
    return serveFrom(folder, port + 1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
