import { describe, expect, it } from 'vitest';
import { createDeadMicrophone } from '../../src/main/speech/audio/dead-microphone.ts';

const zeros = new Int16Array(320);
const room = new Int16Array(320).fill(0);
room[17] = -1;

function run() {
  const changes: { at: number; dead: boolean }[] = [];
  let at = 0;
  const watch = createDeadMicrophone(16_000, (dead) => changes.push({ at, dead }));
  return {
    changes,
    feed(samples: Int16Array, ms: number) {
      for (let done = 0; done < ms; done += 20) {
        at += 20;
        watch.push(samples);
      }
    },
  };
}

describe('a microphone that gives nothing', () => {
  it('though it always gave some noise is noticed within two seconds, and so is its first sound', () => {
    const { changes, feed } = run();
    feed(room, 12_000);
    feed(zeros, 10_000);
    feed(room, 20);
    expect(changes.map(({ dead }) => dead)).toEqual([true, false]);
    expect((changes[0]?.at ?? 0) - 12_000).toBeLessThan(2_000);
    expect(changes[1]?.at).toBe(22_020);
  });

  it('from the start is noticed after 20 s', () => {
    const { changes, feed } = run();
    feed(zeros, 19_900);
    expect(changes).toEqual([]);
    feed(zeros, 200);
    expect(changes).toEqual([{ at: 20_000, dead: true }]);
  });

  it('is not one in a silent room: the smallest sample is life', () => {
    const { changes, feed } = run();
    for (let i = 0; i < 100; i++) {
      feed(room, 1_000);
      feed(zeros, 1_400);
    }
    expect(changes).toEqual([]);
  });

  it('between the words of a person, and no more, is told of less and less', () => {
    const { changes, feed } = run();
    for (let i = 0; i < 30; i++) {
      feed(zeros, 50_000);
      feed(room, 3_000);
    }
    // Patience 20 s, 40 s, 80 s.
    expect(changes.map(({ dead }) => dead)).toEqual([true, false, true, false]);
    feed(zeros, 85_000);
    expect(changes.at(-1)?.dead).toBe(true);
  });
});
