import type { TurnLatency } from '../../../contract/console.ts';
import type { Wire } from '../../../contract/rpc/wire.ts';
import { createEmitter } from '../../kernel/emitter.ts';
import { recentLines } from '../../ops/log.ts';
import { createPinGate } from '../../ops/pin-gate.ts';
import { listAudioDevices } from '../../speech/index.ts';
import type { Seat } from '../seat.ts';
import { connectConsole } from './connection.ts';
import type { ConsoleDesk, ConsoleOptions } from './desk.ts';
import { createDeviceDesk } from './devices.ts';
import { createLatencyBook } from './latency.ts';
import { createLiveBoard } from './live.ts';
import { createModelDesk } from './models.ts';
import { createUpdateDesk } from './updates.ts';

export type { ConsoleOptions } from './desk.ts';

/** The operator's consoles of a kiosk. */
export interface Consoles {
  /** A seat was made: it is watched from now on. */
  watch(seat: Seat): void;
  /** Something outside the seats that a console shows has changed. */
  changed(): void;
  /** Serves the console on this wire. `browser`: the pages of one are one operator. */
  connect(wire: Wire, browser: string): void;
  close(): Promise<void>;
}

export function createConsoles(options: ConsoleOptions): Consoles {
  const { clock, log, seats, speech, operators } = options;
  const turns = createEmitter<{ turn: TurnLatency }>();
  const latency = createLatencyBook();
  const live = createLiveBoard({
    version: options.version,
    trades: options.trades,
    seats,
    inbox: operators.read,
    speech,
    clock,
  });
  const desk: ConsoleDesk = {
    ...options,
    gate: createPinGate({ clock, log }),
    live,
    latency,
    onLatency: (listener) => turns.on('turn', listener),
    devices: createDeviceDesk({
      ...options,
      own: options.ownDevices,
      list: options.listDevices ?? listAudioDevices,
      sentence: options.testSentence,
    }),
    models: createModelDesk({
      folder: options.modelsFolder,
      clock,
      log,
      onInstalled: options.onModelsInstalled,
    }),
    updates: createUpdateDesk({ updates: options.updates, clock }),
    lines: options.lines ?? recentLines,
  };
  const open = new Set<() => void>();
  const stopStatus = speech.on('status', live.changed);

  return {
    watch(seat) {
      seat.events.on('view', live.changed);
      seat.events.on('latency', (stages) => {
        const turn = { at: clock.now(), ...stages };
        latency.note(turn);
        turns.emit('turn', turn);
      });
    },
    changed: live.changed,
    connect(wire, browser) {
      const close = connectConsole(wire, browser, desk);
      open.add(close);
      wire.onClose(() => open.delete(close));
    },
    async close() {
      stopStatus();
      for (const close of [...open]) close();
      live.close();
      desk.updates.close();
      await Promise.allSettled([desk.devices.close(), desk.models.close()]);
    },
  };
}
