/**
 * What the page may do, in both shells: its own files, its own connection, nothing else.
 *
 * @param connections where it may connect to besides where it came from.
 */
function contentSecurityPolicy(connections: readonly string[]): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ['connect-src', "'self'", ...connections].join(' '),
    "media-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** What a page could ask the browser for and ours never does. The microphone is the page's in a browser. */
const neverUsed = [
  'camera',
  'display-capture',
  'geolocation',
  'hid',
  'midi',
  'payment',
  'serial',
  'usb',
] as const;

function headers(connections: readonly string[]): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(connections),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': ['microphone=(self)', ...neverUsed.map((name) => `${name}=()`)].join(
      ', ',
    ),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/**
 * Sent with every answer of the web shell. The loopback WebSocket origins are named because older browsers
 * do not count ws: as 'self'.
 */
export const securityHeaders = headers(['ws://127.0.0.1:*', 'ws://localhost:*']);

/** Sent with every file of the Electron shell, whose page talks to the engine without any network. */
export const electronSecurityHeaders = headers([]);
