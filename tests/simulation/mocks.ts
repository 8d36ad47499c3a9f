/**
 * Stands in for what loads models and opens devices: simulated ones take their place. A test file that
 * simulates names each of these in a `vi.mock` of its own (vitest moves those to the top of a file).
 */
import type { DeviceOptions, Devices } from '../../src/main/speech/devices.ts';
import type { EchoControl } from '../../src/main/speech/echo/control.ts';
import { createKept } from '../../src/main/speech/tts/kept.ts';
import { createVoices } from '../../src/main/speech/tts/voices.ts';
import { loadingNow } from './loading.ts';
import { well, wellRecognised } from './stages.ts';

const pause = (ms: number) => {
  const { clock } = loadingNow();
  return new Promise<void>((resolve) => void clock.after(ms, resolve));
};

export const load = {
  async loadVad() {
    const { stages, takesMs } = loadingNow();
    await pause(takesMs());
    return { value: stages.vad, status: well('scripted') };
  },
  async loadRecognisers() {
    return { value: [loadingNow().stages.recogniser], status: wellRecognised };
  },
  async loadDenoiser() {
    return { value: undefined, status: well('off') };
  },
  async loadVoices() {
    const { stages, clock } = loadingNow();
    const value = createVoices({
      natural: [stages.natural],
      fallback: stages.simple,
      problems: [],
      onChange() {},
      clock,
      kept: createKept(undefined, clock),
    });
    return { value, status: well('scripted') };
  },
};

export const devices = {
  openDevices(wanted: unknown, options: DeviceOptions): Devices {
    if (wanted !== null) loadingNow().devices(options);
    return { status: Promise.resolve({ microphone: well('mic'), speaker: well('speaker') }) };
  },
};

export const resample = { loadResampler: async () => loadingNow().stages.resamplers };
export const espeak = { loadEspeak: () => new Promise<never>(() => {}) };

/** Nothing of what is played comes back to the microphone of a simulation (tests/speech/echo is about that). */
const control: EchoControl = {
  status: { ...well('echo'), mode: 'full-duplex' },
  path: undefined as never,
  played() {},
  hear: (samples) => ({ samples, delayMs: 0 }),
  evidence: (ms) => ({ audible: 0, strong: ms / 10 }),
  leaked() {},
  close() {},
};
export const echo = {
  noDevices: { ...well('echo'), mode: 'none' as const },
  loadEchoControl: async () => control,
};
