import { describe, expect, it } from 'vitest';
import { createEar, type EarEvent } from '../../src/main/speech/ear.ts';
import { createEnergyVad } from '../../src/main/speech/vad/index.ts';
import { loadVad } from '../../src/main/speech/load.ts';
import { scriptedRecogniser } from '../fakes/speech-stages.ts';
import { seededRandom } from '../support/random.ts';

const sampleRate = 16_000;
const random = seededRandom(3);

/** Noise of this RMS. */
function noise(rms: number, ms: number): Float32Array {
  const spread = rms * Math.sqrt(3);
  return Float32Array.from({ length: (sampleRate * ms) / 1000 }, () => (random() * 2 - 1) * spread);
}

/** Syllables of this RMS, 180 ms long and 60 ms apart, in a room of `room`. */
function talk(rms: number, ms: number, room = 0.001): Float32Array {
  const made = noise(room, ms);
  return made.map((sample, i) => {
    const inSyllable = ((i / sampleRate) * 1000) % 240 < 180;
    return inSyllable ? sample + rms * Math.SQRT2 * Math.sin(i * 0.3) : sample;
  });
}

function listen(options: { vaaniSpeaks?: boolean } = {}) {
  const events: EarEvent[] = [];
  const ear = createEar({
    detector: createEnergyVad().open(),
    recogniser: () => scriptedRecogniser('hello'),
    language: 'en',
    endSilenceMs: 1_700,
    emit: (event) => {
      if (event.kind !== 'level' && event.kind !== 'partial') events.push(event);
    },
  });
  if (options.vaaniSpeaks) ear.setVaaniSpeaking(true);
  let fed = 0;
  return {
    events,
    kinds: () => events.map(({ kind }) => kind),
    /** ms heard so far. */
    now: () => (fed / sampleRate) * 1000,
    feed(samples: Float32Array) {
      for (let i = 0; i < samples.length; i += 320) {
        const frame = samples.subarray(i, i + 320);
        fed += frame.length;
        ear.accept(frame, (fed / sampleRate) * 1000);
      }
    },
  };
}

describe('without a voice detection model', () => {
  it('hears a person by loudness, says so, and how to install the model', async () => {
    const { value, status } = await loadVad(null);
    expect(value.name).toBe('energy');
    expect(status).toMatchObject({ ok: true, name: 'energy' });
    expect(status.detail).toContain('vaani models install');
  });

  it('does the same where the model is broken', async () => {
    const { value, status } = await loadVad('/nowhere/silero.onnx');
    expect(value.name).toBe('energy');
    expect(status.ok).toBe(true);
    expect(status.detail).toContain('/nowhere/silero.onnx is missing');
  });

  it('starts with 100 ms of speech, pauses after 200 ms of silence and ends by itself after 1.2 s', () => {
    const { feed, events, kinds } = listen();
    feed(noise(0.001, 1_000));
    feed(talk(0.05, 1_140));
    feed(noise(0.001, 1_000));
    expect(kinds()).toEqual(['speech-start', 'pause']);
    feed(noise(0.001, 400));
    expect(kinds()).toEqual(['speech-start', 'pause', 'speech-end', 'heard']);
    const at = (kind: string) => events.find((event) => event.kind === kind) as { at: number };
    expect(Math.abs(at('speech-start').at - 1_000)).toBeLessThan(50);
    expect(Math.abs(at('speech-end').at - 2_140)).toBeLessThan(50);
    // Noticed 200 ms after the silence began, and at once when those have passed.
    expect(at('pause').at - 2_140).toBeGreaterThanOrEqual(180);
    expect(at('pause').at - 2_140).toBeLessThan(300);
    expect(at('heard').at - 2_140).toBeGreaterThanOrEqual(1_160);
    expect(at('heard').at - 2_140).toBeLessThan(1_280);
  });

  it('takes no click and no whisper of the room for a person', () => {
    const { feed, kinds } = listen();
    for (let i = 0; i < 10; i++) {
      feed(noise(0.3, 80));
      feed(noise(0.011, 300));
    }
    expect(kinds()).toEqual([]);
  });

  it('wants 160 ms instead of 100 while Vaani speaks', () => {
    const short = talk(0.05, 140);
    const alone = listen();
    alone.feed(noise(0.001, 500));
    alone.feed(short);
    alone.feed(noise(0.001, 100));
    const over = listen({ vaaniSpeaks: true });
    over.feed(noise(0.001, 500));
    over.feed(short);
    over.feed(noise(0.001, 100));
    expect(alone.kinds()).toContain('speech-start');
    expect(over.kinds()).toEqual([]);
    over.feed(talk(0.05, 180));
    over.feed(noise(0.001, 40));
    expect(over.kinds()).toEqual(['speech-start']);
  });

  it('learns that a fan is no person, hears people over it, and forgets it when it is off', () => {
    const { feed, kinds, events } = listen();
    feed(noise(0.001, 3_000));
    feed(noise(0.03, 8_000));
    expect(kinds().at(-1)).toBe('heard'); // What it took for a person is over.
    events.length = 0;
    feed(noise(0.03, 10_000));
    expect(kinds()).toEqual([]);
    feed(talk(0.15, 1_200, 0.03));
    feed(noise(0.03, 1_500));
    expect(kinds()).toEqual(['speech-start', 'pause', 'speech-end', 'heard']);
    events.length = 0;
    feed(noise(0.001, 2_000));
    feed(talk(0.03, 900));
    expect(kinds()).toEqual(['speech-start']);
  });

  it('does not take a long talk for the noise of the room', () => {
    const { feed, kinds } = listen();
    feed(noise(0.001, 3_000));
    feed(talk(0.05, 20_000));
    expect(kinds()).toEqual(['speech-start']);
  });
});
