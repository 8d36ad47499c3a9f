import { expect, test } from 'vitest';
import { interruptions } from '../../src/main/speech/interruption.ts';
import { createEnergyVad, energyDefaults, patientVad } from '../../src/main/speech/vad/index.ts';
import type { VoiceDetectorModel } from '../../src/main/speech/vad/port.ts';

const quiet = new Float32Array(512);
const loud = new Float32Array(512).fill(0.3);

/** Says what is loud. */
const plain: VoiceDetectorModel = {
  name: 'plain',
  open: () => ({
    accept: (window) => (window[0] ?? 0) > 0.1,
    reset() {},
    onsetLagMs: 32,
    releaseLagMs: 32,
  }),
};

/** How many loud windows it takes. */
function windowsUntil(vad: VoiceDetectorModel, vaaniSpeaks: boolean): number {
  const detector = vad.open();
  detector.setVaaniSpeaking?.(vaaniSpeaks);
  detector.accept(quiet);
  for (let count = 1; count <= 100; count += 1) if (detector.accept(loud)) return count;
  return Number.POSITIVE_INFINITY;
}

test('a patient detector wants more of a voice while Vaani speaks, and no more than before when it is silent', () => {
  const patient = patientVad(plain, 6);
  expect(windowsUntil(patient, false)).toBe(1);
  expect(windowsUntil(patient, true)).toBe(7);
});

test('a cough is no voice; one that goes on is, and began when it began', () => {
  const detector = patientVad(plain, 3).open();
  detector.setVaaniSpeaking?.(true);
  const heard = [loud, loud, loud, quiet, loud, loud, loud, loud].map((one) =>
    detector.accept(one),
  );
  expect(heard).toEqual([false, false, false, false, false, false, false, true]);
  // Three windows were waited for, and the detector's own.
  expect(detector.onsetLagMs).toBe(32 + 3 * 32);
  // It goes on though Vaani is silent now, and the next one is known at once.
  detector.setVaaniSpeaking?.(false);
  expect([loud, quiet, loud].map((one) => detector.accept(one))).toEqual([true, false, true]);
  expect(detector.onsetLagMs).toBe(32);
});

test('where loudness alone tells, each sensitivity takes less of a voice than the one before', () => {
  const needed = (['low', 'normal', 'high'] as const).map((one) => {
    const { bargeInFrames } = interruptions[one];
    return windowsUntil(createEnergyVad({ ...energyDefaults, bargeInFrames }), true);
  });
  expect(needed).toEqual(needed.toSorted((a, b) => b - a));
  expect(new Set(needed).size).toBe(3);
});
