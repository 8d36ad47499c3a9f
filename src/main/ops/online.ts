import { connect } from 'node:net';

/** Whether the host of an address can be reached just now. */
export type Reach = (url: string) => Promise<boolean>;

/** Longer than this, ms, nobody waits for a connection. */
const withinMs = 3_000;

/**
 * Opens a connection to the host of this address, which the shop has chosen, and ends it at once: no
 * other host is asked whether there is a network, and nothing is sent. Never rejects.
 */
export const canReach: Reach = (url) => {
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
      // Also ends the look-up of its name.
      signal: AbortSignal.timeout(withinMs),
    });
    const settle = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
};
