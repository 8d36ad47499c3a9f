import createModule from '@ennuicastr/webrtcaec3.js';
import { assert } from '../../kernel/errors.ts';
import { type EchoCanceller, echoRate, frameSamples } from './port.ts';

/** From a sample in to the same sample out, measured: two blocks of 64 samples. */
const latencyMs = 8;
/** From `render` to the microphone and back, ms, of common sound cards; AEC3 finds the real one itself. */
const expectedDelayMs = 100;

const rates = { sampleRateIn: echoRate, sampleRateOut: echoRate } as const;

/**
 * WebRTC's AEC3 in WASM. It runs at 16 kHz: at 48 kHz, the only rate its page speaks of, it takes 1.7
 * times as long and the sound is resampled twice, for bands that hold nothing. The delay between the
 * two streams is found and followed by AEC3, up to about 500 ms. Rejects when the module cannot be loaded.
 */
export async function openAec3(): Promise<EchoCanceller> {
  // A module for each: instances would share its memory, and its views of it go stale when it grows.
  const { AEC3 } = await withoutListeners(createModule);
  const aec = new AEC3(echoRate, 1, 1);
  aec.setAudioBufferDelay(expectedDelayMs);
  let open = true;
  return {
    name: 'aec3',
    latencyMs,
    played(frame) {
      assert(open && frame.length === frameSamples, 'an open canceller takes frames of 10 ms');
      aec.analyze([frame], rates);
    },
    clean(frame) {
      assert(open && frame.length === frameSamples, 'an open canceller takes frames of 10 ms');
      const out = new Float32Array(frameSamples);
      aec.process([out], [frame], rates);
      return out;
    },
    close() {
      if (open) aec.free();
      open = false;
    },
  };
}

/**
 * The module, when it is made, adds listeners for errors of the whole process that only throw them again.
 * One for each instance is a warning in the log; none is missed.
 */
function withoutListeners<T>(make: () => Promise<T>): Promise<T> {
  const names = ['uncaughtException', 'unhandledRejection'] as const;
  const before = names.map((name) => process.listeners(name as 'uncaughtException'));
  const made = make();
  for (const [index, name] of names.entries()) {
    for (const listener of process.listeners(name as 'uncaughtException')) {
      if (!before[index]?.includes(listener)) process.off(name, listener);
    }
  }
  return made;
}
