import { setTimeout as sleep } from 'node:timers/promises';
import type { Mark } from './kiosk-api.ts';
import { type AfterNoise, afterNoise } from './measure.ts';
import { type SpokenClip, type Stamped, whenSpoken } from './recording.ts';
import type { Stand } from './stand.ts';

/** So much of the answer is heard before the noise, ms. */
const listenedMs = 700;
const startWithinMs = 3_000;
/** An answer that was not silenced this long after the noise will not be, ms. */
const silencedWithinMs = 700;
/** One that is not heard again by then has not been resumed, ms. */
const resumedWithinMs = 2_500;
/** Heard again, it is listened to for so long, ms. */
const heardAgainMs = 500;

/** A noise that was made while an answer was spoken. */
interface Made {
  readonly clip: SpokenClip;
  readonly notBefore: number;
  /** Wall time when it was waited for no longer, ms. */
  readonly until: number;
}

/** Asks, and makes a noise over each answer. */
export async function disturb(
  stand: Stand,
  asked: readonly string[],
  noises: readonly SpokenClip[],
  onTurn: (turn: number) => void,
  signal: AbortSignal,
): Promise<Made[]> {
  const { kiosk } = stand;
  const made: Made[] = [];
  const now = () => performance.timeOrigin + performance.now();
  for (const [index, clip] of noises.entries()) {
    if (signal.aborted) break;
    onTurn(index + 1);
    const askedAt = now();
    await kiosk.peer.call('ask', { text: asked[index % asked.length] as string });
    await kiosk.next('audio-start', askedAt, startWithinMs);
    await sleep(listenedMs);
    const notBefore = await stand.play(clip);
    const over = now();
    const silenced = await kiosk.next('call:silence', notBefore, silencedWithinMs);
    if (silenced) {
      await kiosk.next('audio-start', silenced.at, resumedWithinMs);
      await sleep(heardAgainMs);
    } else await sleep(Math.max(0, over + silencedWithinMs - now()));
    const until = now();
    await kiosk.peer.call('hush', {});
    await sleep(400);
    made.push({ clip, notBefore, until });
  }
  return made;
}

export interface Disturbed {
  /** End of the noise → heard again, ms: 0 where it was never silent. */
  readonly resumedMs: number[];
  /** Answers that were over: the noise came too late. */
  readonly unspoken: number;
  readonly wentOn: number;
  /** Answers that were not heard again. */
  readonly lost: number;
  /** Noises that were taken for what the person wants. */
  readonly taken: number;
}

/** Reads off the recordings what became of the answers, and off the marks what was taken for a turn. */
export function measureNoises(
  made: readonly Made[],
  { microphone, speaker }: { readonly microphone: Stamped; readonly speaker: Stamped },
  marks: readonly Mark[],
): Disturbed {
  const found = made.flatMap(({ clip, notBefore, until }) => {
    const noise = whenSpoken(clip, microphone, notBefore);
    if (!noise) return [];
    const taken = marks.some(({ name, at }) => name === 'turn' && at > notBefore && at < until);
    return [{ after: afterNoise(noise, speaker, until), taken }];
  });
  const of = (kind: AfterNoise['kind']) => found.filter(({ after }) => after.kind === kind);
  const spoken = found.filter(({ after }) => after.kind !== 'unspoken');
  return {
    resumedMs: spoken.flatMap(({ after, taken }) => {
      if (taken) return [];
      if (after.kind === 'went-on') return [0];
      return after.kind === 'resumed' ? [after.ms] : [];
    }),
    unspoken: of('unspoken').length,
    wentOn: of('went-on').filter(({ taken }) => !taken).length,
    lost: of('silent').filter(({ taken }) => !taken).length,
    taken: spoken.filter(({ taken }) => taken).length,
  };
}
