import type { Clock } from '../../src/main/kernel/clock.ts';
import { type createTape, frameMs, type Sound } from './tape.ts';

/** A person's voice, and the microphone in front of them. */
export interface Microphone {
  /** A sound, after those that are being made; `onEnd`: it is over, and so is its last frame. */
  make(sound: Sound, onEnd?: () => void): void;
  readonly sounding: boolean;
  /** When the person was last heard, ms. */
  readonly lastVoicedAt: number;
}

export interface MicrophoneOptions {
  readonly clock: Clock;
  readonly tape: ReturnType<typeof createTape>;
  /** Whether the ear still waits for more: only then is silence worth sending. */
  readonly awaited: () => boolean;
  readonly send: (samples: Int16Array) => void;
}

/** Silence sent before the first sound and after the last, in frames. */
const marginFrames = 4;

export function createMicrophone({ clock, tape, awaited, send }: MicrophoneOptions): Microphone {
  let frames: { voiced: boolean; word?: string | undefined; last?: () => void }[] = [];
  let margin = 0;
  let running = false;
  let lastVoicedAt = Number.NEGATIVE_INFINITY;

  function tick(): void {
    const frame = frames.shift();
    if (frame) margin = marginFrames;
    else if (awaited()) margin = marginFrames;
    else margin -= 1;
    if (frame?.voiced) lastVoicedAt = clock.now();
    send(tape.record(frame ?? { voiced: false }));
    frame?.last?.();
    running = frames.length > 0 || margin > 0 || awaited();
    if (running) clock.after(frameMs, tick);
  }

  return {
    make({ parts }, onEnd = () => {}) {
      const made = parts.flatMap(({ ms, voiced, word }) => {
        const count = Math.max(1, Math.round(ms / frameMs));
        return Array.from({ length: count }, (_, at) => ({
          voiced,
          word: at === count - 1 ? word : undefined,
        }));
      });
      const last = made.at(-1);
      if (last) Object.assign(last, { last: onEnd });
      frames = [...frames, ...made];
      if (running) return;
      running = true;
      clock.after(frameMs, tick);
    },
    get sounding() {
      return frames.length > 0;
    },
    get lastVoicedAt() {
      return lastVoicedAt;
    },
  };
}
