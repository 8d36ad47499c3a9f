import type { PartStatus, SpeechConfig } from '../../contract/speech.ts';
import { messageOf } from '../kernel/errors.ts';
import { createDeadMicrophone } from './audio/dead-microphone.ts';
import { listAudioDevices } from './audio/list.ts';
import { loadNaudiodon } from './audio/naudiodon.ts';
import type { AudioDevice, AudioDevices, Direction } from './audio/port.ts';
import { devicePlayerDefaults } from './playback/index.ts';

type DeviceStatus = { readonly microphone: PartStatus; readonly speaker: PartStatus };

export interface DeviceOptions {
  readonly onFrame: (samples: Int16Array, sampleRate: number) => void;
  readonly render: (frames: number) => Int16Array;
  readonly onStatus: (change: Partial<DeviceStatus>) => void;
  /** Ends this process: a device came or went, and only a fresh process sees it. */
  readonly restart: (reason: string) => void;
}

export interface Devices {
  /** What is known once the devices are opened and the first audio has come or not, as it is when it is read. */
  readonly status: Promise<DeviceStatus>;
}

const microphoneRate = 16_000;
/** What `detail` says of a microphone that works and gives nothing. */
const deadDetail = 'it gives only silence: is it muted, or unplugged? It is heard again by itself';

/** Looking for a missing device costs a short-lived process; after a minute it is done less often. */
const probeEveryMs = 2_000;
const slowProbeEveryMs = 10_000;
const probesBeforeSlow = 30;
/** A device that is listed but cannot be opened is tried again this often. */
const retryEveryMs = 60_000;

/**
 * Opens microphone and speaker, which holds up this thread for a moment; the first audio comes
 * about a second later, and models can be loaded meanwhile. Never throws or rejects: what is
 * missing is said and looked for again.
 */
export function openDevices(wanted: SpeechConfig['devices'], options: DeviceOptions): Devices {
  if (wanted === null) {
    const off = (name: Direction) => ({ ok: false, name, detail: 'this process uses no device' });
    return done({ microphone: off('microphone'), speaker: off('speaker') });
  }
  let audio: AudioDevices;
  let before: readonly AudioDevice[];
  try {
    audio = loadNaudiodon();
    before = audio.list();
  } catch (error) {
    // The native module itself is not there: looking again would not help.
    return done({ microphone: failed('microphone', error), speaker: failed('speaker', error) });
  }
  const lost = (direction: Direction, name: string) => (reason: string) => {
    options.onStatus({ [direction]: failed(name, reason) });
    options.restart(reason);
  };
  let alive: PartStatus = { ok: true, name: wanted.input, detail: '' };
  let stopLooking = () => {};
  const dead = createDeadMicrophone(microphoneRate, (now) => {
    // Where the system has put a silent device in its place, another one may be there by and by.
    if (now) stopLooking = lookAgain(before, { slow: true, listed: false }, options.restart);
    else stopLooking();
    alive = { ok: !now, name: wanted.input, detail: now ? deadDetail : '' };
    options.onStatus({ microphone: alive });
  });
  const microphone = attempt(wanted.input, () =>
    audio.openMicrophone({
      name: wanted.input,
      onFrame(samples) {
        dead.push(samples);
        options.onFrame(samples, microphoneRate);
      },
      onLost: lost('microphone', wanted.input),
    }),
  );
  const speaker = attempt(wanted.output, () =>
    audio.openSpeaker({
      name: wanted.output,
      sampleRate: devicePlayerDefaults.sampleRate,
      render: options.render,
      onLost: lost('speaker', wanted.output),
    }),
  );
  const opened = (async (): Promise<DeviceStatus> => {
    const status = { microphone: await microphone, speaker: await speaker };
    if (!status.microphone.ok || !status.speaker.ok) {
      const listed =
        (!status.microphone.ok && before.some((device) => device.inputs > 0)) ||
        (!status.speaker.ok && before.some((device) => device.outputs > 0));
      lookAgain(before, { slow: false, listed }, options.restart);
    }
    return status;
  })();
  return {
    get status() {
      return opened.then((status) =>
        status.microphone.ok ? { ...status, microphone: alive } : status,
      );
    },
  };
}

const done = (status: DeviceStatus): Devices => ({ status: Promise.resolve(status) });

function failed(name: string, error: unknown): PartStatus {
  return { ok: false, name, detail: messageOf(error) };
}

async function attempt(name: string, open: () => Promise<void>): Promise<PartStatus> {
  try {
    await open();
    return { ok: true, name, detail: '' };
  } catch (error) {
    return failed(name, error);
  }
}

/**
 * Asks for a restart when other devices are connected than at the start, or, where the device is
 * `listed` and could not be opened, after a while. Returns how to stop it.
 */
function lookAgain(
  before: readonly AudioDevice[],
  { slow, listed }: { slow: boolean; listed: boolean },
  restart: (reason: string) => void,
): () => void {
  const known = JSON.stringify(before);
  const since = performance.now();
  let probes = slow ? probesBeforeSlow : 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const next = () => {
    const delay = probes++ < probesBeforeSlow ? probeEveryMs : slowProbeEveryMs;
    timer = setTimeout(async () => {
      const now = await listAudioDevices().catch(() => undefined);
      if (stopped) return;
      if (now && JSON.stringify(now) !== known) restart('the audio devices have changed');
      else if (listed && performance.now() - since > retryEveryMs) {
        restart('trying the audio device again');
      } else next();
    }, delay);
    timer.unref();
  };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
