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

/**
 * How long Vaani went on when the person began to speak over an answer, ms: from the first sound in
 * the microphone to the last one from the speaker before the next answer.
 */
export function bargeIn(timeline: readonly Happening[]): number {
  const spoke = timeline.findIndex(
    ({ what, value }) => what === 'microphone' && value === 'begins',
  );
  const after = timeline.slice(spoke + 1);
  const next = after.findIndex(({ what, value }) => what === 'presence' && value === 'speaking');
  const silent = after
    .slice(0, next === -1 ? undefined : next)
    .findLast(({ what, value }) => what === 'speaker' && value === 'ends');
  return (silent?.at ?? Number.NaN) - (timeline[spoke]?.at ?? Number.NaN);
}
