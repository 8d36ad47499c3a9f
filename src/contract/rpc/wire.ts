/**
 * A pair of byte pipes between two processes: messages (plain data, structured-clone or JSON) and
 * binary frames. Every transport (child process, MessagePort, Electron IPC, WebSocket) is one of these.
 */
export interface Wire {
  /** Quietly does nothing when the other side is gone. Throws when the message cannot be serialised. */
  send(message: unknown): void;
  /** As `send`. A transport that cannot keep up may drop frames, never messages. */
  sendBytes(frame: Uint8Array): void;
  onMessage(listener: (message: unknown) => void): void;
  onBytes(listener: (frame: Uint8Array) => void): void;
  /** Called once (at once when it is already so), when the other side is gone or `close` was called. */
  onClose(listener: (reason: string) => void): void;
  close(reason: string): void;
}
