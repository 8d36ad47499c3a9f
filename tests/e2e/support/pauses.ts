import type { Happening } from './probe.ts';

/**
 * How long the person waited for each answer, ms: from the last sound in the microphone to the
 * first one from the speaker.
 */
export function pauses(timeline: readonly Happening[]): number[] {
  const waits: number[] = [];
  let quietSince: number | undefined;
  for (const { at, what, value } of timeline) {
    if (what === 'microphone') quietSince = value === 'ends' ? at : undefined;
    if (what !== 'speaker' || value !== 'begins' || quietSince === undefined) continue;
    waits.push(at - quietSince);
    quietSince = undefined;
  }
  return waits;
}
