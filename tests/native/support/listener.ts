import { setTimeout as sleep } from 'node:timers/promises';
import type { EventData, EventName } from '../../../src/contract/rpc/api.ts';
import { type SpeechApi, type SpeechConfig, speechApi } from '../../../src/contract/speech.ts';
import { createLog } from '../../../src/main/ops/log.ts';
import { createSpeechClient, type SpeechClient } from '../../../src/main/speech/index.ts';

type Seen = {
  [E in EventName<SpeechApi>]: { readonly name: E; readonly data: EventData<SpeechApi, E> };
}[EventName<SpeechApi>];

/** A speech client over a real process, with everything it says kept. */
export interface Listener {
  readonly client: SpeechClient;
  readonly events: Seen[];
  /** Waits for an event of this name after the first `from` events; throws after `timeoutMs`. */
  next<E extends EventName<SpeechApi>>(
    name: E,
    options?: { from?: number; timeoutMs?: number },
  ): Promise<EventData<SpeechApi, E>>;
}

export function listen(config: () => SpeechConfig): Listener {
  const client = createSpeechClient({ log: createLog('test', 'warn'), config });
  const events: Seen[] = [];
  for (const name of Object.keys(speechApi.events) as EventName<SpeechApi>[]) {
    if (name === 'level') continue;
    client.on(name, (data) => events.push({ name, data } as Seen));
  }
  return {
    client,
    events,
    async next(name, { from = 0, timeoutMs = 10_000 } = {}) {
      const begun = performance.now();
      while (performance.now() - begun < timeoutMs) {
        const found = events.slice(from).find((event) => event.name === name);
        if (found) return found.data as never;
        await sleep(10);
      }
      const got = events.slice(from).map((event) => event.name);
      throw new Error(`no ${name} within ${timeoutMs} ms; got ${got.join(', ') || 'nothing'}`);
    },
  };
}
