import { createRequire } from 'node:module';
import type { AudioDevice, AudioDevices, Direction } from './port.ts';

/** The part of naudiodon used here. */
interface Naudiodon {
  getDevices(): { id: number; name: string; maxInputChannels: number; maxOutputChannels: number }[];
  AudioIO: new (
    options: object,
  ) => NodeJS.ReadableStream & NodeJS.WritableStream & { start(): void };
}

/** PortAudio sizes its own buffers by it too: with 20 ms a sound took 45 ms longer to the air (docs/benchmarks.md). */
const frameMs = 10;
const inputRate = 16_000;
/** Blocks waiting for the device: the fewer, the sooner new sound is heard; these ride out 30 ms. */
const outputQueue = 3;
/** Blocks from the device waiting for us: two seconds. */
const inputQueue = 200;
/** A device that neither gives nor takes audio for this long is gone, and it is said within 2 s: there is no hot-plug event. */
const lostAfterMs = 1_600;
const watchEveryMs = 200;
/** A device that was found must give its first audio within this time. */
const firstAudioMs = 3_000;
const int16 = 16;

/** The machine's devices through PortAudio. Throws when the native module is not there. */
export function loadNaudiodon(): AudioDevices {
  const naudiodon = createRequire(import.meta.url)('naudiodon') as Naudiodon;

  function find(name: string, direction: Direction): number {
    const channels = direction === 'microphone' ? 'maxInputChannels' : 'maxOutputChannels';
    const usable = naudiodon.getDevices().filter((device) => device[channels] > 0);
    const found = usable.find((device) => device.name === name);
    if (found) return found.id;
    if (usable.length === 0) {
      throw new Error(`no ${direction} is connected; plug one in, it is taken up by itself`);
    }
    if (name === 'default') return -1;
    const names = usable.map((device) => `"${device.name}"`).join(', ');
    throw new Error(`there is no ${direction} "${name}"; connected: ${names}`);
  }

  const common = { channelCount: 1, sampleFormat: int16, closeOnError: false };

  return {
    list: () =>
      naudiodon.getDevices().map(
        (device): AudioDevice => ({
          name: device.name,
          inputs: device.maxInputChannels,
          outputs: device.maxOutputChannels,
        }),
      ),
    async openMicrophone({ name, onFrame, onLost }) {
      const stream = new naudiodon.AudioIO({
        inOptions: {
          ...common,
          deviceId: find(name, 'microphone'),
          sampleRate: inputRate,
          framesPerBuffer: (inputRate * frameMs) / 1000,
          highwaterMark: (inputRate * frameMs * 2) / 1000,
          maxQueue: inputQueue,
        },
      });
      const watch = createWatch('microphone', onLost);
      stream.on('error', (error: unknown) => watch.lose(String(error)));
      stream.on('data', (bytes: Buffer) => {
        watch.alive();
        // Copied: a Buffer may begin at an odd address.
        onFrame(new Int16Array(new Uint8Array(bytes).buffer, 0, bytes.length >> 1));
      });
      stream.start();
      await watch.first;
    },
    async openSpeaker({ name, sampleRate, render, onLost }) {
      const frames = (sampleRate * frameMs) / 1000;
      const stream = new naudiodon.AudioIO({
        outOptions: {
          ...common,
          deviceId: find(name, 'speaker'),
          sampleRate,
          framesPerBuffer: frames,
          highwaterMark: frames * 2,
          maxQueue: outputQueue,
        },
      });
      const watch = createWatch('speaker', onLost);
      stream.on('error', (error: unknown) => watch.lose(String(error)));
      let written = 0;
      const pump = (): void => {
        const block = render(frames);
        const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
        stream.write(bytes, () => {
          // The first ones only fill the queue.
          if (++written > outputQueue + 1) watch.alive();
          pump();
        });
      };
      pump();
      stream.start();
      await watch.first;
    },
  };
}

/** Notices that a device stopped giving or taking audio. */
function createWatch(direction: Direction, onLost: (reason: string) => void) {
  let lastAt: number | undefined;
  let resolveFirst = () => {};
  let rejectFirst = (_: Error) => {};
  const first = new Promise<void>((resolve, reject) => {
    resolveFirst = resolve;
    rejectFirst = reject;
  });
  first.catch(() => {});
  const firstTimer = setTimeout(
    () => lose(`the ${direction} was opened but is silent for ${firstAudioMs} ms`),
    firstAudioMs,
  );
  let checkedAt = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    // A round that comes late says that this process was busy, not that the device is gone.
    const late = now - checkedAt > 2 * watchEveryMs;
    checkedAt = now;
    if (!late && lastAt !== undefined && now - lastAt > lostAfterMs) {
      lose(`the ${direction} stopped; is it still plugged in?`);
    }
  }, watchEveryMs);
  let lost = false;
  function lose(reason: string): void {
    if (lost) return;
    lost = true;
    clearInterval(timer);
    clearTimeout(firstTimer);
    rejectFirst(new Error(reason));
    if (lastAt !== undefined) onLost(reason);
  }
  return {
    first,
    lose,
    alive() {
      lastAt = performance.now();
      clearTimeout(firstTimer);
      resolveFirst();
    },
  };
}
