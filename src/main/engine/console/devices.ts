import type { DevicesView } from '../../../contract/console.ts';
import type { Language } from '../../../contract/language.ts';
import { RpcError } from '../../../contract/rpc/message.ts';
import type { Clock } from '../../kernel/clock.ts';
import { createEmitter } from '../../kernel/emitter.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { Log } from '../../ops/log.ts';
import type { AudioDevice, SpeechClient } from '../../speech/index.ts';
import type { LiveSettings } from '../live-settings.ts';
import type { Seat } from '../seat.ts';

/** A level test ends by itself after this long, ms. */
export const testForMs = 60_000;
/** Levels of one source come at most so often, ms. */
const levelEveryMs = 100;
/** A test sentence that has not ended by then never will, ms. */
const longestSentenceMs = 15_000;
/** The system's own microphone or speaker. */
const system = 'default';

interface Level {
  readonly source: 'person' | 'vaani';
  readonly rms: number;
  /** False: the test is over. */
  readonly on: boolean;
}

/** The machine's microphone and speaker: which there are, which are used, and how they sound. */
export interface DeviceDesk {
  read(): Promise<DevicesView>;
  choose(wanted: {
    readonly input: string | null;
    readonly output: string | null;
  }): Promise<DevicesView>;
  /** Levels while it is on. Whoever talks at the kiosk is not heard meanwhile. */
  test(on: boolean): Promise<void>;
  /** Says a sentence on the speaker. */
  play(language: Language): Promise<void>;
  onLevel(listener: (level: Level) => void): () => void;
  /** Another device is used, or a test has begun or ended. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface DeviceDeskOptions {
  readonly speech: SpeechClient;
  /** Whether this kiosk uses the machine's own devices. */
  readonly own: boolean;
  readonly list: () => Promise<readonly AudioDevice[]>;
  readonly settings: LiveSettings;
  readonly seats: () => readonly Seat[];
  /** A number no other open channel has. */
  readonly nextChannel: () => number;
  /** The test sentence, as it is spoken. */
  readonly sentence: (language: Language) => string;
  readonly clock: Clock;
  readonly log: Log;
}

export function createDeviceDesk(options: DeviceDeskOptions): DeviceDesk {
  const { speech, settings, clock, log } = options;
  const emitter = createEmitter<{ level: Level; change: undefined }>();
  /** The channel that has the devices for itself, and the seats that had them before. */
  let line: { readonly channel: number; readonly taken: readonly Seat[] } | null = null;
  let testing = false;
  let speaking = 0;
  let lastUtterance = 0;
  let cancelEnd = () => {};
  const toldAt = { person: 0, vaani: 0 };
  /** One opening or closing after the other. */
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  }

  function needOwn(): void {
    if (options.own) return;
    throw new RpcError(
      'no-devices',
      'this kiosk’s microphone and speaker are those of the browser: choose them there',
    );
  }

  /** Takes microphone and speaker from whoever has them: what is said into a test is no turn of anybody's. */
  async function openLine(language: Language): Promise<number> {
    if (line) return line.channel;
    const taken = options.seats().filter(({ audio }) => audio === 'device');
    for (const seat of taken) await seat.setAudio('none');
    const channel = options.nextChannel();
    try {
      await speech.call('channel.open', { channel, kind: 'device', language });
    } catch (error) {
      await giveBack(taken);
      throw new RpcError(
        'unavailable',
        `microphone and speaker cannot be used: ${messageOf(error)}`,
      );
    }
    line = { channel, taken };
    return channel;
  }

  async function closeLine(): Promise<void> {
    if (!line || testing || speaking > 0) return;
    const { channel, taken } = line;
    line = null;
    await speech.call('channel.close', { channel }).catch(() => {});
    await giveBack(taken);
  }

  async function giveBack(taken: readonly Seat[]): Promise<void> {
    for (const seat of taken) {
      if (!options.seats().includes(seat)) continue;
      // A screen that came meanwhile asked for devices that were not to be had.
      if (seat.audio === 'device') await seat.setAudio('none');
      await seat.setAudio('device');
    }
  }

  function endTest(): Promise<void> {
    cancelEnd();
    if (!testing) return Promise.resolve();
    testing = false;
    emitter.emit('level', { source: 'person', rms: 0, on: false });
    emitter.emit('change', undefined);
    return inTurn(closeLine);
  }

  const stopLevels = speech.on('level', ({ channel, source, rms }) => {
    if (!testing || channel !== line?.channel) return;
    const now = clock.now();
    if (now - toldAt[source] < levelEveryMs) return;
    toldAt[source] = now;
    emitter.emit('level', { source, rms, on: true });
  });
  const stopStatus = speech.on('status', () => emitter.emit('change', undefined));

  const ended = (error: unknown) =>
    log.warn({ reason: messageOf(error) }, 'a device test did not end as it should');

  async function read(): Promise<DevicesView> {
    const { own } = options;
    const listed = own
      ? await options.list().catch((error: unknown): readonly AudioDevice[] => {
          log.warn({ reason: messageOf(error) }, 'the audio devices could not be listed');
          return [];
        })
      : [];
    const chosen = settings.now.devices;
    const of = (channels: 'inputs' | 'outputs', wanted: string | null) =>
      listed
        .filter((device) => device[channels] > 0)
        .map(({ name }) => ({ name, used: name === (wanted ?? system) }));
    return {
      own,
      inputs: of('inputs', chosen.input),
      outputs: of('outputs', chosen.output),
      chosen: { ...chosen },
      status: speech.up ? speech.status() : null,
      testing,
    };
  }

  return {
    read,
    async choose({ input, output }) {
      needOwn();
      const listed = await options.list();
      const has = (name: string | null, channels: 'inputs' | 'outputs') =>
        name === null || listed.some((device) => device.name === name && device[channels] > 0);
      if (!has(input, 'inputs') || !has(output, 'outputs')) {
        throw new RpcError('invalid', 'there is no such device now: connect it, or choose another');
      }
      await endTest();
      settings.write('devices', { input, output });
      return read();
    },
    async test(on) {
      needOwn();
      if (!on) return endTest();
      await inTurn(async () => {
        await openLine('en');
        testing = true;
      });
      cancelEnd();
      cancelEnd = clock.after(testForMs, () => void endTest().catch(ended));
      emitter.emit('change', undefined);
    },
    async play(language) {
      needOwn();
      const channel = await inTurn(async () => {
        const opened = await openLine(language);
        speaking += 1;
        return opened;
      });
      lastUtterance += 1;
      const utterance = lastUtterance;
      let done = false;
      const over = () => {
        if (done) return;
        done = true;
        stopEnd();
        cancelLate();
        speaking -= 1;
        inTurn(closeLine).catch(ended);
      };
      const stopEnd = speech.on('audio-end', (end) => {
        if (end.channel === channel && end.utterance === utterance) over();
      });
      const cancelLate = clock.after(longestSentenceMs, over);
      try {
        const how = { language, rate: 1, volume: 1, holding: false };
        await speech.call('speak', {
          channel,
          utterance,
          text: options.sentence(language),
          ...how,
        });
      } catch (error) {
        over();
        throw new RpcError('unavailable', `nothing can be said just now: ${messageOf(error)}`);
      }
    },
    onLevel: (listener) => emitter.on('level', listener),
    onChange: (listener) => emitter.on('change', () => listener()),
    async close() {
      cancelEnd();
      testing = false;
      speaking = 0;
      stopLevels();
      stopStatus();
      await inTurn(closeLine).catch(ended);
    },
  };
}
