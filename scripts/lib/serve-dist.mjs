import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Total rate of 1.6 MB/s, shared by all responses, like a home connection: premature downloads show in the timing. */
const CHUNK_BYTES = 16_384;
const CHUNK_MS = 10;

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Serves the built page and counts what it sends, as a plain host does or one that sends the compressed copies.
 *
 * @param {string} folder that was built
 * @param {boolean} isCompressed
 * @param {(path: string) => void} onRequest
 * @returns {Promise<{ url: string, sent: Map<string, number>, close: () => void }>} bytes sent by file
 */
export async function serveDist(folder, isCompressed, onRequest) {
  /** @type {Map<string, number>} */
  const sent = new Map();
  let turn = Promise.resolve();
  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  const answer = async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    onRequest(path);
    const file = join(folder, path === '/' ? 'index.html' : path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const isBrotli = isCompressed && existsSync(`${file}.br`);
    const body = readFileSync(isBrotli ? `${file}.br` : file);
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(isBrotli ? { 'content-encoding': 'br' } : {}),
    });
    for (let from = 0; from < body.length; from += CHUNK_BYTES) {
      turn = turn.then(() => setTimeout(CHUNK_MS));
      await turn;
      const chunk = body.subarray(from, from + CHUNK_BYTES);
      response.write(chunk);
      sent.set(path, (sent.get(path) ?? 0) + chunk.length);
    }
    response.end();
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://localhost:${port}/`, sent, close: () => void server.close() };
}
