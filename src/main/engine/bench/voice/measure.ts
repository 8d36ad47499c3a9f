import { type Stamped, type Stretch, stretches } from './recording.ts';

/** Pauses between words and between sentences are shorter; an answer after a person's words is not. */
const gapMs = 400;

/**
 * From the end of each thing the person said to the first sample of the answer, ms; undefined where no
 * answer came before the person's next words. `said` in the order of time.
 */
export function mouthToEar(
  said: readonly Stretch[],
  speaker: Stamped,
): { readonly ms: number | undefined; readonly audibleAt: number | undefined }[] {
  const answers = stretches(speaker, gapMs);
  return said.map(({ end }, index) => {
    const next = said[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const answer = answers.find(({ start }) => start > end && start < next);
    return { ms: answer && answer.start - end, audibleAt: answer?.start };
  });
}

/** A person who begins this close to the end of an answer interrupts nothing, ms. */
const nearEndMs = 100;
/** An answer that goes on for longer was not interrupted at all, ms. */
const goesOnMs = 3_000;

/**
 * From the beginning of a person's words to the last sound of what they speak over, ms. Undefined where
 * nothing was being said; Infinity where it was said on.
 */
export function silencedAfter(person: Stretch, speaker: Stamped): number | undefined {
  // Finer than for answers: a pause between sentences must not pass for silence that was asked for.
  const spoken = stretches(speaker, gapMs).find(
    ({ start, end }) => start < person.start && end > person.start + nearEndMs,
  );
  if (!spoken) return undefined;
  const ms = spoken.end - person.start;
  return ms > goesOnMs ? Number.POSITIVE_INFINITY : ms;
}

/** What became of an answer during which there was a noise, or a word that is no turn. */
export type AfterNoise =
  /** It was not silenced at all. */
  | { readonly kind: 'went-on' }
  /** It was heard again so long after the noise was over, ms (0: sooner). */
  | { readonly kind: 'resumed'; readonly ms: number; readonly silentMs: number }
  | { readonly kind: 'silent' }
  /** Nothing was being said when the noise came. */
  | { readonly kind: 'unspoken' };

/** @param until wall time, ms: what is heard after it belongs to something else. */
export function afterNoise(noise: Stretch, speaker: Stamped, until: number): AfterNoise {
  const heard = stretches(speaker, gapMs);
  const spoken = heard.find(
    ({ start, end }) => start < noise.start && end > noise.start + nearEndMs,
  );
  if (!spoken) return { kind: 'unspoken' };
  const again = heard.find(({ start }) => start > spoken.end && start < until);
  if (again) {
    const silentMs = again.start - spoken.end;
    return { kind: 'resumed', ms: Math.max(0, again.start - noise.end), silentMs };
  }
  return spoken.end > noise.end + gapMs ? { kind: 'went-on' } : { kind: 'silent' };
}
