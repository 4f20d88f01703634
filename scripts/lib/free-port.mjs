import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port on this machine that nothing listens on, chosen by the operating system.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
