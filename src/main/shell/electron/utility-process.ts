import type { Wire } from '../../../contract/rpc/wire.ts';
import { messageWire } from '../../ops/child-wire.ts';
import type { Spawned } from '../../ops/supervisor.ts';

/** The parts of Electron's UtilityProcess used here. */
export interface UtilityProcessLike {
  /** Undefined before it has started and after it has ended. */
  readonly pid: number | undefined;
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  once(event: 'spawn', listener: () => void): unknown;
  kill(): boolean;
}

/** The part of Electron's `utilityProcess` used here. */
export interface UtilityProcessForker {
  fork(
    modulePath: string,
    args: string[],
    options: { serviceName: string; stdio: 'inherit' },
  ): UtilityProcessLike;
}

/** The parent's end of a utility process. It closes when the process is gone. */
export function utilityProcessWire(child: UtilityProcessLike): Wire {
  return messageWire({
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onClose: (listener) => child.on('exit', (code) => listener(`exit code ${code}`)),
    close: () => child.kill(),
  });
}

/** Starts a module of the build as a utility process, for a supervisor. Only after the app is ready. */
export function spawnUtilityProcess(
  utilityProcess: UtilityProcessForker,
  modulePath: string,
  serviceName: string,
  sendSignal: (pid: number, signal: 'SIGKILL') => void = process.kill,
): Spawned {
  const child = utilityProcess.fork(modulePath, [], { serviceName, stdio: 'inherit' });
  const kill = () => {
    try {
      // UtilityProcess.kill() asks politely; native code that hangs does not hear it.
      if (child.pid !== undefined) sendSignal(child.pid, 'SIGKILL');
    } catch {
      // It ended by itself just now.
    }
  };
  let ended = false;
  child.on('exit', () => {
    ended = true;
  });
  return {
    get pid() {
      return child.pid;
    },
    wire: utilityProcessWire(child),
    kill() {
      if (ended) return;
      if (child.pid === undefined) child.once('spawn', kill);
      else kill();
    },
  };
}
