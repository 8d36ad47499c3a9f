/** What a connection is for: the screen that people talk to, or the operator console behind its PIN. */
export const connectionKinds = ['kiosk', 'console'] as const;
export type ConnectionKind = (typeof connectionKinds)[number];

/**
 * The page's end of one connection to the engine. Structurally a Wire, so that the screen's RPC peer
 * sits on it as on any other transport.
 */
export interface BridgePipe {
  /** Sends one RPC message, as plain data. */
  send(message: unknown): void;
  /** Sends one binary frame (see audio-frame.ts). */
  sendBytes(frame: Uint8Array): void;
  onMessage(listener: (message: unknown) => void): void;
  onBytes(listener: (frame: Uint8Array) => void): void;
  /** Called once (at once when it is already so), when the engine is gone or `close` was called. */
  onClose(listener: (reason: string) => void): void;
  close(reason: string): void;
}

/** What the preload puts on `window.vaani`. */
export interface VaaniBridge {
  /** Opens a connection of its own; another one of the same page stays as it is. */
  connect(kind: ConnectionKind): BridgePipe;
}

/** Connections one page may have open at a time; more are refused. */
export const maxPageConnections = 4;

/** Electron IPC channels of the bridge. `id` numbers the connections of one load of the page. */
export const bridgeChannels = {
  /** Page → main, once, when the preload script has run: whatever an earlier load had open is over. */
  hello: 'vaani:hello',
  /** Page → main: [id, kind]. */
  open: 'vaani:open',
  /** Both ways: [id, message]. */
  message: 'vaani:message',
  /** Both ways: [id, frame]. */
  bytes: 'vaani:bytes',
  /** Both ways: [id, reason]. */
  close: 'vaani:close',
  /** Page → main, every `aliveEveryMs`: whether anything is to be seen on it. */
  alive: 'vaani:alive',
  /** Page → main: an audio device came or went. */
  devices: 'vaani:devices',
} as const;

/** The preload says this often that the page runs, ms. */
export const aliveEveryMs = 250;
