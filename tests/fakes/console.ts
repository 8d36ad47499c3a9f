import {
  type ConsoleApi,
  consoleApi,
  type ConsoleState,
  type DevicesView,
  type Live,
  logLevels,
  type LogLine,
  type ModelsView,
  type TurnLatency,
  type UpdatesView,
} from '../../src/contract/console.ts';
import { operatorApi } from '../../src/contract/operator.ts';
import { emptyApi, type EventData, type EventName } from '../../src/contract/rpc/api.ts';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import { RpcError } from '../../src/contract/rpc/message.ts';
import { createPeer, type Peer } from '../../src/contract/rpc/peer.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import * as data from './console-data.ts';
import type { FakeDesk } from './desk.ts';

/** The engine's side of the console, for tests of its screens: everything in memory, and the PIN 2468. */
export interface FakeConsole {
  serve(wire: Wire): void;
  /** What the page asked for, in order; never a PIN. */
  readonly calls: readonly { readonly method: string; readonly params: unknown }[];
  /** Calls of one name. */
  asked(method: string): readonly unknown[];
  /** Whether a PIN was set, and how many wrong ones there may be. */
  gate(change: Partial<Omit<ConsoleState, 'unlocked'>>): void;
  /** Locks every page, as five minutes without a call do. */
  lock(why?: 'idle' | 'asked' | 'pin'): void;
  emit<E extends EventName<ConsoleApi>>(name: E, data: EventData<ConsoleApi, E>): void;
  /** What the next lists and states are. */
  live(live: Live): void;
  devices(devices: DevicesView): void;
  models(models: ModelsView): void;
  updates(updates: UpdatesView): void;
  turns(turns: readonly TurnLatency[]): void;
  /** The next file that is previewed has mistakes in it. */
  badFile(): void;
  /** The next call of this name fails with this code. */
  failNext(method: string, code: string, message?: string): void;
  /** Drops every connection. */
  drop(): void;
}

export const fakePin = '2468';
const doors: ReadonlySet<string> = new Set(['hello', 'unlock', 'lock']);

export function createFakeConsole(desk: FakeDesk): FakeConsole {
  const calls: { method: string; params: unknown }[] = [];
  const pages = new Set<{ peer: Peer<ConsoleApi, typeof emptyApi>; unlocked: boolean }>();
  const failures = new Map<string, { code: string; message: string }>();
  let gate = { pinSet: true, waitMs: 0, triesLeft: 5 };
  let live = data.live;
  let devices = data.devices;
  let models: ModelsView = { models: data.models, job: null, last: null };
  let turns: readonly TurnLatency[] = data.turns(80, Date.UTC(2026, 10, 21, 10));
  let settings = data.settings;
  let backups = data.backups;
  let updates = data.updates;
  let bad = false;
  let received = 0;

  const emit: FakeConsole['emit'] = (name, what) => {
    for (const { peer, unlocked } of pages)
      if (unlocked || name === 'locked') peer.emit(name, what);
  };
  const settingList = () => ({ file: '/home/vaani/settings.json', problems: [], settings });
  const passing = (level: LogLine['level'], text: string) =>
    data.logLines.filter(
      (line) =>
        logLevels.indexOf(line.level) >= logLevels.indexOf(level) &&
        `${line.text} ${line.fields}`.toLowerCase().includes(text.toLowerCase()),
    );

  function serve(wire: Wire): void {
    const [here, there] = memoryWirePair();
    desk.serve(there);
    const toDesk = createPeer({ wire: here, serves: emptyApi, handlers: {}, uses: operatorApi });
    const page = { unlocked: false } as {
      peer: Peer<ConsoleApi, typeof emptyApi>;
      unlocked: boolean;
    };

    /** Notes a call; before the PIN, or when the test said so, it fails. */
    const noted = <T>(method: string, params: T): T => {
      if (!page.unlocked && !doors.has(method)) throw new RpcError('locked', 'give the PIN first');
      calls.push({ method, params: method === 'unlock' ? {} : params });
      const failure = failures.get(method);
      failures.delete(method);
      if (failure) throw new RpcError(failure.code, failure.message);
      return params;
    };
    page.peer = createPeer({
      wire,
      serves: consoleApi,
      uses: emptyApi,
      handlers: {
        open: (params) => toDesk.call('open', noted('open', params)),
        accept: (params) => toDesk.call('accept', noted('accept', params)),
        answer: (params) => toDesk.call('answer', noted('answer', params)),
        complete: (params) => toDesk.call('complete', noted('complete', params)),
        decline: (params) => toDesk.call('decline', noted('decline', params)),

        hello: () => ({ ...gate, unlocked: page.unlocked }),
        unlock({ pin }) {
          noted('unlock', {});
          if (!gate.pinSet) return { outcome: 'no-pin', waitMs: 0, triesLeft: 0 };
          if (gate.waitMs > 0) return { ...gate, outcome: 'wait' };
          page.unlocked = pin === fakePin;
          if (page.unlocked) return { ...gate, outcome: 'open' };
          gate = { ...gate, triesLeft: Math.max(0, gate.triesLeft - 1) };
          if (gate.triesLeft === 0) gate = { ...gate, waitMs: 30_000 };
          return { ...gate, outcome: gate.waitMs > 0 ? 'wait' : 'wrong' };
        },
        lock() {
          noted('lock', {});
          page.unlocked = false;
          page.peer.emit('locked', { why: 'asked' });
          return {};
        },
        stay: () => noted('stay', {}),

        live: (params) => (noted('live', params), live),
        latency(params) {
          noted('latency', params);
          const none = { count: 0, p50: null, p95: null };
          const stages = {
            hearMs: none,
            understandMs: none,
            actMs: none,
            wordMs: none,
            firstSoundMs: none,
          };
          return { turns: [...turns], stages };
        },

        devices: () => (noted('devices', {}), devices),
        'devices.choose'(chosen) {
          noted('devices.choose', chosen);
          devices = { ...devices, chosen };
          return devices;
        },
        'devices.level'(params) {
          noted('devices.level', params);
          devices = { ...devices, testing: params.on };
          emit('devices', devices);
          return {};
        },
        'devices.play': (params) => (noted('devices.play', params), {}),

        models: () => (noted('models', {}), models),
        'models.install': (params) => (noted('models.install', params), models),
        'models.verify': () => (noted('models.verify', {}), models),
        'models.import': (params) => (noted('models.import', params), models),
        'models.stop': () => (noted('models.stop', {}), models),

        'catalog.tables': () => (noted('catalog.tables', {}), { tables: data.tables }),
        'catalog.begin'(params) {
          noted('catalog.begin', params);
          received = 0;
          return { upload: 'u1' };
        },
        'catalog.chunk'({ at, data: piece }) {
          noted('catalog.chunk', { at });
          received += Buffer.from(piece, 'base64').length;
          return { received };
        },
        'catalog.preview'(params) {
          noted('catalog.preview', params);
          return bad ? data.badPreview : data.preview;
        },
        'catalog.apply'(params) {
          noted('catalog.apply', params);
          return { counts: data.preview.counts, backup: 'retail-import-2.db' };
        },
        'catalog.discard': () => noted('catalog.discard', {}),

        settings: () => (noted('settings', {}), settingList()),
        'settings.set'({ key, value }) {
          noted('settings.set', { key, value });
          settings = settings.map((one) =>
            one.key === key ? { ...one, value, set: true, waits: one.applies === 'restart' } : one,
          );
          return settingList();
        },
        'settings.unset'(params) {
          noted('settings.unset', params);
          settings = settings.map((one) =>
            one.key === params.key ? { ...one, value: one.default, set: false } : one,
          );
          return settingList();
        },

        'sessions.search'(filter) {
          noted('sessions.search', filter);
          const { text, pack, language, after, limit } = filter;
          const from = after === null ? 0 : Number(after);
          const found = data.sessions.filter(
            (one) =>
              (pack === null || one.pack === pack) &&
              (language === null || one.language === language) &&
              one.excerpt.toLowerCase().includes(text.toLowerCase()),
          );
          const next = from + limit < found.length ? String(from + limit) : null;
          return { sessions: found.slice(from, from + limit), next };
        },
        'sessions.read'(params) {
          noted('sessions.read', params);
          const one = data.sessions.find(({ id }) => id === params.id);
          if (!one) throw new RpcError('gone', 'it is not kept any more');
          return one;
        },

        logs(params) {
          noted('logs', params);
          return { lines: passing(params.level, params.text) };
        },

        backups: () => (noted('backups', {}), { backups }),
        'backups.make'() {
          noted('backups.make', {});
          const [first] = data.backups;
          const made = { ...first, id: `asked-${backups.length}`, kind: 'asked' as const };
          backups = [{ ...data.backups[0], ...made } as (typeof backups)[number], ...backups];
          return { backups };
        },
        'backups.restore'(params) {
          noted('backups.restore', params);
          backups = backups.map((one) => ({ ...one, chosen: one.id === params.id }));
          return { when: 'next-start' };
        },

        updates: (params) => (noted('updates', params), updates),
        'updates.look'(params) {
          noted('updates.look', params);
          updates = { ...updates, looking: params.on };
          return updates;
        },
        'updates.apply': (params) => (noted('updates.apply', params), updates),
        'updates.rollBack': () => (noted('updates.rollBack', {}), updates),
        'updates.checkOnline': () => (noted('updates.checkOnline', {}), updates),

        restart: (params) => (noted('restart', params), {}),
      },
    });
    toDesk.on('inbox', (inbox) => page.peer.emit('inbox', inbox));
    pages.add(page);
    page.peer.onClose(() => {
      pages.delete(page);
      toDesk.close('the page has gone');
    });
  }

  return {
    serve,
    calls,
    asked: (method) => calls.filter((call) => call.method === method).map(({ params }) => params),
    gate: (change) => {
      gate = { ...gate, ...change };
    },
    lock(why = 'idle') {
      for (const page of pages) {
        page.unlocked = false;
        page.peer.emit('locked', { why });
      }
    },
    emit,
    live: (next) => emit('live', (live = next)),
    devices: (next) => emit('devices', (devices = next)),
    models: (next) => emit('models', (models = next)),
    updates: (next) => emit('updates', (updates = next)),
    turns: (next) => {
      turns = next;
    },
    badFile: () => {
      bad = true;
    },
    failNext: (method, code, message = 'the test said so') =>
      void failures.set(method, { code, message }),
    drop() {
      for (const { peer } of [...pages]) peer.close('dropped by the test');
    },
  };
}
