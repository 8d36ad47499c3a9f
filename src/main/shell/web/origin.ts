import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Addresses that mean "every address of this machine". */
const wildcards = new Set(['0.0.0.0', '::']);

/** `host` as it stands in a URL: IPv6 in brackets. */
export function urlHost(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/**
 * Is the Host header one of this server's own names, with its port? Any other name means that a
 * foreign page had its own name resolved to this machine (DNS rebinding).
 */
export function isOwnHost(header: string | undefined, host: string, port: number): boolean {
  if (!header || !URL.canParse(`http://${header}`)) return false;
  const { hostname, port: named, host: whole } = new URL(`http://${header}`);
  if (whole !== header.toLowerCase() && `${whole}:80` !== header.toLowerCase()) return false;
  if (Number(named || 80) !== port) return false;
  if (['127.0.0.1', 'localhost', '[::1]', urlHost(host).toLowerCase()].includes(hostname))
    return true;
  return wildcards.has(host) && ownAddresses().has(hostname);
}

/** Did a page of this server send the request? Its Origin is then `http://` and the Host header. */
export function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return host !== undefined && origin?.toLowerCase() === `http://${host.toLowerCase()}`;
}

/** Can only this machine reach a server that listens on `host`? */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** The address to put in a link. */
export function linkHost(host: string): string {
  return wildcards.has(host) ? '127.0.0.1' : urlHost(host);
}

function ownAddresses(): Set<string> {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return new Set(all.map((entry) => urlHost(entry.address)));
}
