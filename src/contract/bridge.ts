/**
 * What the preload puts on `window.vaani`: the renderer's end of the byte pipes to the engine.
 * Structurally a Wire, so that the screen's RPC peer sits on it as on any other transport.
 */
export interface VaaniBridge {
  /** Sends one RPC message, as plain data. */
  send(message: unknown): void;
  /** Sends one binary frame (see audio-frame.ts). */
  sendBytes(frame: Uint8Array): void;
  onMessage(listener: (message: unknown) => void): void;
  onBytes(listener: (frame: Uint8Array) => void): void;
  /** Called once, when the engine is gone. */
  onClose(listener: (reason: string) => void): void;
  /** A window cannot outlive its pipe, so a shell may leave this out. */
  close?(reason: string): void;
}

/**
 * Electron IPC channels of the bridge, both ways except `hello`, which the page's preload script
 * sends once, when it has loaded.
 */
export const bridgeChannels = {
  hello: 'vaani:hello',
  message: 'vaani:message',
  bytes: 'vaani:bytes',
  close: 'vaani:close',
} as const;
