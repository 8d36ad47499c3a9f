import { join } from 'node:path';
import { vi } from 'vitest';
import { consoleApi, type ConsoleApi } from '../../src/contract/console.ts';
import { type SessionView, kioskApi } from '../../src/contract/kiosk.ts';
import { emptyApi, type EventData, type EventName } from '../../src/contract/rpc/api.ts';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import { createPeer, type Peer } from '../../src/contract/rpc/peer.ts';
import { createKiosk, type Kiosk, type KioskOptions } from '../../src/main/engine/kiosk.ts';
import { setPin } from '../../src/main/ops/pin.ts';
import { type ManualClock, manualClock } from '../fakes/manual-clock.ts';
import { fakeSpeechProcess, type FakeSpeechProcess } from '../fakes/speech-process.ts';
import { memoryLog } from './quiet-log.ts';
import { classifiers, packNamed, shopTime, tempFolder } from './shop.ts';
import { eventually } from './eventually.ts';

export const testPin = '4829';

/** A kiosk with a folder of its own, as a shell opens it. */
export interface ConsoleKiosk {
  readonly home: string;
  readonly clock: ManualClock;
  readonly log: ReturnType<typeof memoryLog>;
  readonly speech: FakeSpeechProcess;
  readonly kiosk: Kiosk;
  /** Ends it and opens it again on the same folder. */
  reopen(options?: Partial<KioskOptions>): Promise<void>;
  close(): Promise<void>;
}

export async function consoleKiosk(
  options: Partial<KioskOptions> = {},
  packIds: readonly [string, ...string[]] = ['retail'],
): Promise<ConsoleKiosk> {
  const folder = tempFolder();
  const home = folder.path;
  vi.stubEnv('VAANI_HOME', home);
  vi.stubEnv('VAANI_MODELS', join(home, 'models'));
  vi.stubEnv('GROQ_API_KEY', '');
  const clock = manualClock(Date.parse(shopTime));
  const log = memoryLog();
  const speech = fakeSpeechProcess();
  const file = (id: string) => ({ pack: packNamed(id), databaseFile: join(home, `${id}.db`) });
  const open = (more: Partial<KioskOptions>) =>
    createKiosk({
      trades: [file(packIds[0]), ...packIds.slice(1).map(file)],
      settings: {
        languages: ['en', 'hi', 'bn', 'mr'],
        retentionDays: 30,
        position: null,
        shopName: null,
        webhook: null,
        noiseSuppression: false,
      },
      devices: null,
      fetchModels: false,
      log: log.log,
      clock,
      spawnSpeech: speech.spawn,
      listDevices: async () => [],
      classifiers,
      ...options,
      ...more,
    });
  let kiosk = await open({});
  return {
    home,
    clock,
    log,
    speech,
    get kiosk() {
      return kiosk;
    },
    async reopen(more = {}) {
      await kiosk.close();
      kiosk = await open(more);
    },
    async close() {
      await kiosk.close();
      vi.unstubAllEnvs();
      folder[Symbol.dispose]();
    },
  };
}

export interface TestConsole {
  readonly call: Peer<typeof emptyApi, ConsoleApi>['call'];
  /** Every event of a name so far. */
  events<E extends EventName<ConsoleApi>>(name: E): EventData<ConsoleApi, E>[];
  close(): void;
}

/** A console that is not open yet. */
export function connectTestConsole(kiosk: Kiosk, browser = 'browser-1'): TestConsole {
  const [here, there] = memoryWirePair();
  kiosk.connectConsole(there, { browser });
  const peer = createPeer({ wire: here, serves: emptyApi, handlers: {}, uses: consoleApi });
  const seen = new Map<string, unknown[]>();
  for (const name of Object.keys(consoleApi.events) as EventName<ConsoleApi>[]) {
    seen.set(name, []);
    peer.on(name, (data) => void seen.get(name)?.push(data));
  }
  return {
    call: peer.call,
    events: (name) => [...(seen.get(name) ?? [])] as never,
    close: () => peer.close(),
  };
}

/** One that was opened with the PIN, which is set where none is. */
export async function openConsole(kiosk: Kiosk, browser?: string): Promise<TestConsole> {
  const console = connectTestConsole(kiosk, browser);
  if (!(await console.call('hello', {})).pinSet) await setPin(testPin);
  const { outcome } = await console.call('unlock', { pin: testPin });
  if (outcome !== 'open') throw new Error(`the console did not open: ${outcome}`);
  return console;
}

/** A screen of this kiosk, with a conversation. */
export async function screenOf(kiosk: Kiosk, audio: 'none' | 'device' = 'none') {
  const [here, there] = memoryWirePair();
  kiosk.connect(there, { devices: true });
  const peer = createPeer({ wire: here, serves: emptyApi, handlers: {}, uses: kioskApi });
  let { view } = await peer.call('open', { audio, language: 'en' });
  peer.on('view', (next) => {
    view = next;
  });
  return {
    call: peer.call,
    close: () => peer.close(),
    view: (): SessionView => view,
    async say(text: string): Promise<string> {
      const before = view.turns.length;
      await peer.call('say', { text });
      await eventually(() => {
        if (view.turns.length <= before + 1) throw new Error('no answer yet');
      });
      return view.turns.at(-1)?.text ?? '';
    },
  };
}

/** The code a call is refused with, or `done`. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

/** What a call is refused with, as `code: message`, or `done`. */
export const refusalOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  );
