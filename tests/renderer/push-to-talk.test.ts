import { beforeEach, describe, expect, test } from 'vitest';
import {
  createMicrophoneButton,
  heldAfterMs,
  lastWordsMs,
  type MicrophoneButton,
} from '../../src/renderer/bridge/push-to-talk.ts';
import { manualClock } from '../fakes/manual-clock.ts';

let clock: ReturnType<typeof manualClock>;
let done: string[];
let listening: boolean;
let speaking: boolean;
let turns: number;
let button: MicrophoneButton;
let listeners: Set<() => void>;

beforeEach(() => {
  clock = manualClock();
  done = [];
  listening = false;
  speaking = false;
  turns = 0;
  listeners = new Set();
  button = createMicrophoneButton({
    listening: () => listening,
    speaking: () => speaking,
    turns: () => turns,
    listen(on) {
      listening = on;
      done.push(on ? 'on' : 'off');
    },
    hush: () => void done.push('hush'),
    holdTurn: () => void done.push('hold turn'),
    endTurn: () => void done.push('end turn'),
    onHeld: (held) => void done.push(held ? 'held' : 'let go'),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    after: clock.after,
  });
});

/** The person's words have become a turn. */
function heard(): void {
  turns += 1;
  for (const listener of listeners) listener();
}

const pressFor = (ms: number) => {
  button.press();
  clock.advance(ms);
  button.release();
};

describe('a tap', () => {
  test('switches listening on, and off again', () => {
    pressFor(heldAfterMs - 1);
    expect(done).toEqual(['on']);
    pressFor(heldAfterMs - 1);
    expect(done).toEqual(['on', 'off']);
    clock.advance(60_000);
    expect(done).toEqual(['on', 'off']);
  });

  test('that is taken back was none', () => {
    for (const on of [false, true]) {
      listening = on;
      button.press();
      button.cancel();
      expect(listening).toBe(on);
    }
  });

  test('does not silence Vaani', () => {
    listening = speaking = true;
    pressFor(50);
    expect(done).toEqual(['off']);
  });
});

describe('held, it is push-to-talk', () => {
  test('the person is heard from the first moment, and letting go ends their turn', () => {
    button.press();
    expect(done).toEqual(['on']);
    clock.advance(heldAfterMs);
    expect(done).toEqual(['on', 'hold turn', 'held']);
    clock.advance(5_000);
    button.release();
    expect(done).toEqual(['on', 'hold turn', 'held', 'let go', 'end turn']);
  });

  test('what was off is off again once the words have arrived', () => {
    pressFor(2_000);
    expect(listening).toBe(true);
    heard();
    expect(listening).toBe(false);
    clock.advance(60_000);
    expect(done.filter((what) => what === 'off')).toHaveLength(1);
    expect(listeners.size).toBe(0);
  });

  test('or when no words come', () => {
    pressFor(2_000);
    clock.advance(lastWordsMs - 1);
    expect(listening).toBe(true);
    clock.advance(1);
    expect(listening).toBe(false);
    expect(listeners.size).toBe(0);
  });

  test('what was on stays on', () => {
    listening = true;
    pressFor(2_000);
    heard();
    clock.advance(60_000);
    expect(done).toEqual(['hold turn', 'held', 'let go', 'end turn']);
  });

  test('held again at once, it goes on, and is off in the end', () => {
    pressFor(2_000);
    clock.advance(300);
    button.press();
    clock.advance(heldAfterMs);
    heard();
    clock.advance(lastWordsMs);
    expect(listening).toBe(true);
    button.release();
    heard();
    expect(listening).toBe(false);
    expect(done.filter((what) => what === 'end turn')).toHaveLength(2);
  });

  test('Vaani is silenced: whoever holds it wants to speak', () => {
    listening = speaking = true;
    pressFor(1_000);
    expect(done).toEqual(['hush', 'hold turn', 'held', 'let go', 'end turn']);
  });

  test('taken out of the hand, what was said counts', () => {
    button.press();
    clock.advance(1_000);
    button.cancel();
    expect(done).toEqual(['on', 'hold turn', 'held', 'let go', 'end turn']);
    // The release that follows is nothing new.
    button.release();
    expect(done).toHaveLength(5);
  });
});
