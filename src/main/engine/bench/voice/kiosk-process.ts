/** Entry of a process that holds a whole kiosk to be measured: engine, speech process, one screen. */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { kioskApi } from '../../../../contract/kiosk.ts';
import { emptyApi, type EventName } from '../../../../contract/rpc/api.ts';
import { memoryWirePair } from '../../../../contract/rpc/memory-wire.ts';
import { createPeer } from '../../../../contract/rpc/peer.ts';
import { type SpeechApi, speechApi } from '../../../../contract/speech.ts';
import { parentProcessWire } from '../../../ops/child-wire.ts';
import { createLog } from '../../../ops/log.ts';
import { readSettings } from '../../../ops/settings.ts';
import { packs } from '../../../packs/index.ts';
import { readSpeechWav, type SpeechClient, writeWav } from '../../../speech/index.ts';
import { createKiosk, type Kiosk } from '../../kiosk.ts';
import type { TradeFile } from '../../trades.ts';
import { residentMb } from '../memory.ts';
import { type Mark, measuredKioskApi } from './kiosk-api.ts';
import { openRemoteLine, type RemoteLine } from './remote-line.ts';

/** A kiosk that has not listened by then will not, ms. */
const listenWithinMs = 30_000;
/** The timer that measures the lag fires this often, ms; what it is late by is the lag. */
const lagResolutionMs = 10;
/** The first seat's channel. */
const channel = 1;

const log = createLog('bench', 'warn');
const lag = monitorEventLoopDelay({ resolution: lagResolutionMs });
const now = () => performance.timeOrigin + performance.now();
let kiosk: Kiosk | undefined;
let line: RemoteLine | undefined;
const screen = memoryWirePair();
const seat = createPeer({ wire: screen[0], serves: emptyApi, handlers: {}, uses: kioskApi });

function opened(): Kiosk {
  if (!kiosk) throw new Error('call begin first');
  return kiosk;
}

const bench = createPeer({
  wire: parentProcessWire(),
  serves: measuredKioskApi,
  uses: emptyApi,
  handlers: {
    async begin({ packs: ids, language, folder, audio, classifiers }) {
      if (kiosk) throw new Error('it was begun before');
      const files = packs
        .filter(({ id }) => ids.includes(id))
        .map((pack): TradeFile => ({ pack, databaseFile: join(folder, `${pack.id}.db`) }));
      const { settings } = readSettings(packs.map(({ id }) => id));
      kiosk = await createKiosk({
        trades: files as [TradeFile, ...TradeFile[]],
        settings: { ...settings, languages: [language] },
        devices: audio === 'device' ? { input: 'default', output: 'default' } : null,
        fetchModels: false,
        classifiers,
        log,
      });
      markAll(kiosk.speech);
      const listening = untilListening();
      listening.catch(() => {}); // What opening it throws comes first.
      kiosk.connect(screen[1], { devices: true });
      await seat.call('open', { language, audio });
      await seat.call('listen', { on: true });
      const listeningAt = await listening;
      if (audio === 'remote') line = openRemoteLine(kiosk.speech, channel);
      lag.enable();
      lag.reset();
      return { listeningAt, speech: kiosk.speech.status() };
    },
    ask: ({ text }) => seat.call('say', { text }),
    hush: () => seat.call('stop', {}),
    async crash() {
      const { speech } = opened();
      const { pid } = speech;
      if (pid === undefined) throw new Error('the speech process does not run');
      const up = new Promise<void>((resolve) => {
        const off = speech.onUp(() => {
          off();
          resolve();
        });
      });
      const killedAt = now();
      process.kill(pid, 'SIGKILL');
      await up;
      return { backMs: now() - killedAt };
    },
    async play({ file }) {
      if (!line) throw new Error('this kiosk has devices of its own');
      await line.play((await readSpeechWav(file)).samples);
      return {};
    },
    async recordings({ microphone, speaker }) {
      if (!line) throw new Error('this kiosk has devices of its own');
      const carried = line.close();
      await writeWav(microphone, carried.microphone, carried.microphoneRate);
      await writeWav(speaker, carried.speaker, carried.speakerRate);
      return { startedAt: carried.startedAt };
    },
    figures() {
      lag.disable();
      const ms = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - lagResolutionMs);
      const { pid } = opened().speech;
      return {
        lag: {
          samples: lag.count,
          p50: ms(lag.percentile(50)),
          p95: ms(lag.percentile(95)),
          max: ms(lag.max),
        },
        mainMb: residentMb(process.pid) ?? process.memoryUsage().rss / 1024 ** 2,
        speechMb: pid === undefined ? null : residentMb(pid),
      };
    },
  },
});
// Whoever measures has gone: the speech process goes with its kiosk.
bench.onClose(() => void (kiosk?.close() ?? Promise.resolve()).finally(() => process.exit(0)));

const mark = (name: string, at: number, whole?: boolean) =>
  bench.emit('mark', { name, at, ...(whole !== undefined && { whole }) } satisfies Mark);

/** Tells everything that the speech process says and is asked. */
function markAll(speech: SpeechClient): void {
  for (const name of Object.keys(speechApi.events) as EventName<SpeechApi>[]) {
    if (name === 'level' || name === 'status') continue;
    speech.on(name, (data) => {
      const { at, text, completed } = data as { at?: number; text?: string; completed?: boolean };
      // When it arrived here, for what the engine goes on from; when it happened, for what people hear.
      const when = name === 'audio-start' || name === 'audio-end' ? at : undefined;
      mark(name, when ?? now(), completed ?? (text === undefined ? undefined : text.trim() !== ''));
    });
  }
  const call = speech.call.bind(speech) as (...args: unknown[]) => Promise<never>;
  speech.call = ((method: string, params: unknown) => {
    mark(`call:${method}`, now());
    return call(method, params);
  }) as SpeechClient['call'];
}

/** When the screen first shows that it listens and that the person can be heard. */
function untilListening(): Promise<number> {
  let turns = 0;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const { microphone, recognition } = opened().speech.status();
      const why = [microphone.detail, recognition.detail].filter(Boolean).join('; ');
      reject(new Error(`it did not listen within ${listenWithinMs / 1000} s: ${why}`));
    }, listenWithinMs);
    seat.on('view', (view) => {
      if (view.status === 'listening' && view.voice.hears) {
        clearTimeout(timer);
        resolve(now());
      }
      const said = view.turns.filter(({ who }) => who === 'person').length;
      if (said > turns) mark('turn', now());
      turns = said;
    });
  });
}
