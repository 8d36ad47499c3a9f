import type { ConsoleApi, LogFilter, LogLine } from '../../../contract/console.ts';
import type { EventData, EventName } from '../../../contract/rpc/api.ts';
import { messageOf } from '../../kernel/errors.ts';
import { passes } from '../../ops/log-ring.ts';
import type { ConsoleDesk } from './desk.ts';

/** Log lines come together, at most so often, ms; and at most so many at once: the latest. */
const logEveryMs = 250;
const mostLines = 200;

/** What one console is told without asking each time. */
export interface Watches {
  live(on: boolean): void;
  latency(on: boolean): void;
  /** Lines that pass; null: no more. */
  log(filter: Pick<LogFilter, 'level' | 'text'> | null): void;
  /** Levels of the test that this console has begun. */
  levels(on: boolean): void;
  /** Models and devices, from their first look on. */
  models(): void;
  devices(): void;
  /** Versions of Vaani. @throws RpcError `not-here`. */
  updates(on: boolean): void;
  /** No more of anything. */
  stop(): void;
}

export type Emit = <E extends EventName<ConsoleApi>>(
  name: E,
  data: EventData<ConsoleApi, E>,
) => void;

export function createWatches(desk: ConsoleDesk, emit: Emit): Watches {
  const { clock, log } = desk;
  const running = new Map<string, () => void>();

  function set(name: string, begin: (() => () => void) | null): void {
    running.get(name)?.();
    running.delete(name);
    if (begin) running.set(name, begin());
  }

  function followLog(filter: Pick<LogFilter, 'level' | 'text'>): () => void {
    let lines: LogLine[] = [];
    let cancel: (() => void) | undefined;
    const off = desk.lines.onLine((line) => {
      if (!passes(line, filter)) return;
      lines.push(line);
      if (lines.length > mostLines) lines.shift();
      cancel ??= clock.after(logEveryMs, () => {
        cancel = undefined;
        emit('log', { lines });
        lines = [];
      });
    });
    return () => {
      off();
      cancel?.();
    };
  }

  function followDevices(): () => void {
    let planned = false;
    let over = false;
    const off = desk.devices.onChange(() => {
      if (planned) return;
      planned = true;
      // Looking takes a moment: many changes in a row are looked at once.
      setImmediate(() => {
        planned = false;
        if (over) return;
        desk.devices
          .read()
          .then((devices) => {
            if (!over) emit('devices', devices);
          })
          .catch((error: unknown) =>
            log.warn({ reason: messageOf(error) }, 'the devices could not be shown'),
          );
      });
    });
    return () => {
      over = true;
      off();
    };
  }

  function followLevels(): () => void {
    const off = desk.devices.onLevel((level) => emit('level', level));
    return () => {
      desk.devices
        .test(false)
        .catch((error: unknown) =>
          log.warn({ reason: messageOf(error) }, 'a device test did not end'),
        )
        .finally(off);
    };
  }

  return {
    live: (on) => set('live', on ? () => desk.live.onChange((live) => emit('live', live)) : null),
    latency: (on) =>
      set('latency', on ? () => desk.onLatency((turn) => emit('latency', turn)) : null),
    log: (filter) => set('log', filter && (() => followLog(filter))),
    levels(on) {
      // One that runs goes on: ending it would end the test that is only wanted for longer.
      if (!on || !running.has('levels')) set('levels', on ? followLevels : null);
    },
    models: () => set('models', () => desk.models.onChange((models) => emit('models', models))),
    devices: () => set('devices', followDevices),
    updates: (on) =>
      set('updates', on ? () => desk.updates.onChange((view) => emit('updates', view)) : null),
    stop() {
      for (const end of running.values()) end();
      running.clear();
    },
  };
}
