import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { emptyApi, type Params, type ResultOf } from '../../../../contract/rpc/api.ts';
import { createPeer, type Peer } from '../../../../contract/rpc/peer.ts';
import { childProcessWire } from '../../../ops/child-wire.ts';
import { modelsFolder } from '../../../ops/paths.ts';
import { classifierFolders } from '../../pack-classifier.ts';
import { type Mark, type MeasuredKioskApi, measuredKioskApi } from './kiosk-api.ts';

/** A whole kiosk in a process of its own, and everything that happens in it. */
export interface MeasuredKiosk {
  readonly peer: Pick<Peer<typeof emptyApi, MeasuredKioskApi>, 'call'>;
  readonly begun: ResultOf<MeasuredKioskApi, 'begin'>;
  /** Wall time of the start of the process, ms. */
  readonly startedAt: number;
  readonly marks: readonly Mark[];
  /**
   * Waits for a mark of this name that is at, or after, `since` (wall time, ms); undefined after
   * `withinMs`.
   */
  next(name: string, since: number, withinMs: number): Promise<Mark | undefined>;
  stop(): Promise<void>;
}

/** The first time, classifiers may have to be trained. */
const beginTimeoutMs = 240_000;
const lookEveryMs = 10;

/**
 * Starts a kiosk on a data folder of its own and lets it listen. Rejects when it cannot.
 *
 * @param env what it needs to find its devices.
 */
export async function startMeasuredKiosk(
  how: Omit<Params<MeasuredKioskApi, 'begin'>, 'classifiers'>,
  env: Readonly<Record<string, string>> = {},
): Promise<MeasuredKiosk> {
  // The answers of a language model on the network are not this machine's.
  const { GROQ_API_KEY: _key, ...own } = process.env;
  const folders = { VAANI_HOME: how.folder, VAANI_MODELS: modelsFolder() };
  const startedAt = performance.timeOrigin + performance.now();
  const child = fork(fileURLToPath(new URL('./kiosk-process.ts', import.meta.url)), {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...own, ...folders, ...env },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const peer = createPeer({
    wire: childProcessWire(child),
    serves: emptyApi,
    handlers: {},
    uses: measuredKioskApi,
  });
  const marks: Mark[] = [];
  peer.on('mark', (mark) => marks.push(mark));
  const stop = async () => {
    // It ends its speech process when nobody is on the line any more.
    if (child.connected) child.disconnect();
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(timer);
  };
  try {
    const classifiers = [...classifierFolders()];
    const begun = await peer.call('begin', { ...how, classifiers }, { timeoutMs: beginTimeoutMs });
    return {
      peer,
      begun,
      startedAt,
      marks,
      async next(name, since, withinMs) {
        const deadline = performance.now() + withinMs;
        for (;;) {
          const found = marks.find((mark) => mark.name === name && mark.at >= since);
          if (found || performance.now() > deadline) return found;
          await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
        }
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
