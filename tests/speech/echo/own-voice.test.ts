import { describe, expect, it } from 'vitest';
import type { EarEvent } from '../../../src/main/speech/ear.ts';
import type { NearEvidence } from '../../../src/main/speech/echo/control.ts';
import { createOwnVoice } from '../../../src/main/speech/echo/own-voice.ts';

const question = 'shall I cancel it, say yes or no';
const nothing: NearEvidence = { audible: 60, strong: 0 };
const person: NearEvidence = { audible: 20, strong: 40 };

/** Words are ours when each stands in what is said. */
function setUp(evidence?: NearEvidence) {
  const leaks: number[] = [];
  const own = createOwnVoice({
    isOwnWords: (heard, spoken) =>
      heard.split(' ').every((word) => spoken.join(' ').includes(word)),
    tailMs: 300,
    ...(evidence ? { evidence: () => evidence } : {}),
    onLeak: () => leaks.push(1),
  });
  /** What is reported of a stretch of speech. */
  function hear(text: string, start: number, end = start + 800): string {
    own.filter({ kind: 'speech-start', at: start }, 'en');
    const heard: EarEvent = {
      kind: 'heard',
      at: end,
      text,
      confidence: 0.9,
      language: 'en',
      durationMs: end - start,
    };
    const told = own.filter(heard, 'en');
    return told.kind === 'heard' ? told.text : '?';
  }
  return { own, hear, leaks };
}

describe('our own words', () => {
  it('are taken out while they are audible and shortly after, and told as a leak', () => {
    const { own, hear, leaks } = setUp(nothing);
    own.sentence(1, question, 1_000);
    expect(hear('shall I cancel it', 1_500)).toBe('');
    own.ended(1, 3_000);
    expect(hear('cancel it say yes or no', 3_200)).toBe('');
    expect(leaks.length).toBe(2);
  });

  it('are a person’s when they begin before or after ours', () => {
    const { own, hear, leaks } = setUp(nothing);
    expect(hear('yes', 500)).toBe('yes');
    own.sentence(1, question, 2_000);
    own.ended(1, 4_000);
    expect(hear('yes', 4_400)).toBe('yes');
    expect(leaks).toEqual([]);
  });

  it('are a person’s when there are others among them', () => {
    const { own, hear } = setUp(nothing);
    own.sentence(1, question, 1_000);
    expect(hear('cancel my return', 1_500)).toBe('cancel my return');
  });

  it('are a person’s when they are few and louder than an echo can be', () => {
    const loud = setUp(person);
    loud.own.sentence(1, question, 1_000);
    expect(loud.hear('yes', 1_500)).toBe('yes');
    expect(loud.hear('shall I cancel it say yes', 1_500)).toBe('');
    const soft = setUp(nothing);
    soft.own.sentence(1, question, 1_000);
    expect(soft.hear('yes', 1_500)).toBe('');
  });

  it('without levels are a person’s only as an early answer', () => {
    const { own, hear } = setUp();
    own.sentence(1, question, 1_000);
    expect(hear('yes', 1_500)).toBe('');
    own.ended(1, 3_000);
    expect(hear('yes', 2_700)).toBe('yes');
    expect(hear('cancel it say yes or no', 2_700)).toBe('');
  });

  it('are those of each sentence from when it is audible, not of those to come', () => {
    const { own, hear } = setUp(nothing);
    own.sentence(1, 'your order is on its way', 1_000);
    expect(hear('three shoes', 1_500)).toBe('three shoes');
    own.sentence(1, 'i found three shoes', 3_000);
    expect(hear('three shoes', 3_500)).toBe('');
    own.sentence(2, 'anything else', 6_000);
    own.ended(1, 6_010);
    expect(hear('anything else', 6_500)).toBe('');
  });

  it('are nothing in partials and pauses, and other events stay as they are', () => {
    const { own } = setUp(nothing);
    own.sentence(1, question, 1_000);
    own.filter({ kind: 'speech-start', at: 1_500 }, 'en');
    const partial = own.filter({ kind: 'partial', at: 1_900, text: 'shall I' }, 'en');
    expect(partial).toEqual({ kind: 'partial', at: 1_900, text: '' });
    const pause = own.filter({ kind: 'pause', at: 2_000, text: 'shall I', confidence: 1 }, 'en');
    expect(pause).toEqual({ kind: 'pause', at: 2_000, text: '', confidence: 0 });
    const level: EarEvent = { kind: 'level', rms: 0.1 };
    expect(own.filter(level, 'en')).toBe(level);
  });
});
