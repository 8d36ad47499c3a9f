import type { Clock } from '../../src/main/kernel/clock.ts';

/** What can really be heard in the room of Vaani, whatever anybody reports. */
export interface Room {
  /** Something begins to sound at `from` and is over at `until`; returns how to stop it before, at a time. */
  sound(utterance: number, from: number, until: number): (at: number) => void;
  /** Whether something is to be heard now. */
  readonly audible: boolean;
  /** When something was last to be heard, up to now. */
  readonly lastAudibleAt: number;
  /** For how long this utterance has been, or will be, to be heard, ms. */
  heardMs(utterance: number): number;
}

interface Stretch {
  readonly utterance: number;
  readonly from: number;
  until: number;
}

/** Two voices at once for longer than a fade takes, ms, are two voices. */
const fadeMs = 45;
/** Pieces that follow each other within this are one sound, ms. */
const seamMs = 1;

/** @param onTwoVoices told that two utterances sound at once. */
export function createRoom(
  clock: Clock,
  onTwoVoices: (one: number, other: number, ms: number) => void,
): Room {
  /** Those that are not over, and the last that are; in order of their beginning. */
  let stretches: Stretch[] = [];
  let lastAudibleAt = Number.NEGATIVE_INFINITY;
  const heard = new Map<number, number>();

  function look(): boolean {
    const now = clock.now();
    let audible = false;
    for (const { from, until } of stretches) {
      if (from > now) continue;
      if (until > now) audible = true;
      lastAudibleAt = Math.max(lastAudibleAt, Math.min(now, until));
    }
    if (stretches.length > 8) stretches = stretches.filter(({ until }) => until > now - 1_000);
    return audible;
  }

  function check(): void {
    const now = clock.now();
    for (const one of stretches) {
      for (const other of stretches) {
        if (one.utterance >= other.utterance) continue;
        const both = Math.min(one.until, other.until) - Math.max(one.from, other.from, now);
        if (both > fadeMs) onTwoVoices(one.utterance, other.utterance, both);
      }
    }
  }

  return {
    sound(utterance, from, until) {
      look();
      const last = stretches.findLast((one) => one.utterance === utterance);
      const joins = last && Math.abs(last.until - from) <= seamMs && last.until > from - seamMs;
      const stretch = joins ? last : { utterance, from, until };
      if (joins) stretch.until = until;
      else stretches.push(stretch);
      heard.set(utterance, (heard.get(utterance) ?? 0) + until - from);
      let ends = until;
      check();
      return (at) => {
        const lost = Math.max(0, ends - Math.max(at, from));
        if (lost === 0) return;
        ends -= lost;
        heard.set(utterance, (heard.get(utterance) ?? 0) - lost);
        stretch.until = Math.min(stretch.until, Math.max(at, stretch.from));
      };
    },
    get audible() {
      return look();
    },
    get lastAudibleAt() {
      look();
      return lastAudibleAt;
    },
    heardMs: (utterance) => heard.get(utterance) ?? 0,
  };
}
