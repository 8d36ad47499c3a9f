import { spawn, type SpawnOptions } from 'node:child_process';
import type { WatchedProcess } from './watchdog.ts';

/** The parts of node:child_process's ChildProcess used here. */
interface Child {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number | null, signal: string | null) => void): unknown;
  once(event: 'error', listener: (error: Error) => void): unknown;
  send(message: string, callback: () => void): boolean;
  readonly connected: boolean;
  kill(signal: 'SIGKILL'): boolean;
}

/** What passes between watchdog and kiosk. */
const aliveMessage = 'vaani:alive';
const endMessage = 'vaani:end';

/** Tells a kiosk that a watchdog has started it. */
export const watchedFlag = '--watched';

/**
 * Starts the kiosk for a watchdog: the same program with the same arguments, but that it is watched.
 *
 * @param program the application itself: what a packaged Electron runs knows what it is.
 */
export function startWatched(
  program: string,
  args: readonly string[],
  spawnProcess: (program: string, args: string[], options: SpawnOptions) => Child = spawn,
): WatchedProcess {
  const child = spawnProcess(program, [...args, watchedFlag], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    windowsHide: false,
  });
  return {
    onAlive: (listener) =>
      child.on('message', (message) => {
        if (message === aliveMessage) listener();
      }),
    onExit(listener) {
      let told = false;
      const once = (code: number | null, signal: string | null) => {
        if (told) return;
        told = true;
        listener(code, signal);
      };
      child.once('exit', once);
      // There never was a process.
      child.once('error', () => once(1, null));
    },
    // Not a signal: Windows has none that a program can hear.
    ask() {
      if (child.connected) child.send(endMessage, () => {});
      else child.kill('SIGKILL');
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** The parts of `process` used by a kiosk that is watched. */
export interface WatchedSelf {
  readonly connected: boolean;
  send?(message: unknown, handle: undefined, options: object, callback: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/**
 * The watched kiosk's side: says every `everyMs` that it is alive, and ends when it is asked to. When the
 * watchdog is gone the kiosk goes on. Returns how to stop saying so.
 */
export function speakToWatchdog(self: WatchedSelf, everyMs: number, end: () => void): () => void {
  const say = () => {
    if (self.connected) self.send?.(aliveMessage, undefined, {}, () => {});
  };
  self.on('message', (message) => {
    if (message === endMessage) end();
  });
  say();
  const timer = setInterval(say, everyMs);
  return () => clearInterval(timer);
}
