import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/contract/language.ts';
import type { SlotMatch } from '../../../src/main/dialogue/port.ts';
import {
  endOfTurn,
  endingModel,
  type TurnSoFar,
  trainEndingModel,
} from '../../../src/main/dialogue/turn/end-of-turn/index.ts';
import {
  cheapestWait,
  longestWaitMs,
  shortestWaitMs,
  waitFor,
} from '../../../src/main/dialogue/turn/end-of-turn/wait.ts';

const knowsNothing = endingModel(new Float32Array(1 << 16));
const slot: SlotMatch = { value: 'x', confidence: 1 };

function end(text: string, more: Partial<TurnSoFar> = {}, endings = knowsNothing) {
  const meaning = { act: 'unclear', confidence: 0, slots: {} } as const;
  return endOfTurn({ text, language: 'en', asked: false, digits: null, meaning, ...more }, endings);
}
const wish = { act: 'request', confidence: 0.95, slots: { order_id: slot } } as const;

describe('what was said decides how long to wait', () => {
  test.each<[string, string, Partial<TurnSoFar>]>([
    ['hesitation', 'my order number is um', {}],
    ['number', 'one zero', { asked: true, digits: 4 }],
    ['number', 'nine eight seven six five', { asked: true, digits: 10 }],
    ['number', 'my number is nine eight seven six five', {}],
    ['email', 'my email is asha at', {}],
    ['openSentence', 'where is my', {}],
    ['openSentence', 'मेरा ऑर्डर नंबर', { language: 'hi' as Language }],
  ])('%s waits: %s', (strategy, text, more) => {
    const { waitMs, ...judged } = end(text, more);
    expect(judged.strategy).toBe(strategy);
    expect(waitMs).toBeGreaterThan(900);
  });

  test.each<[string, string, Partial<TurnSoFar>]>([
    ['number', 'one zero four two', { asked: true, digits: 4 }],
    ['number', 'नौ आठ सात छह पाँच चार तीन दो एक शून्य', { language: 'hi', asked: true, digits: 10 }],
    ['email', 'my email is asha at example dot com', {}],
    ['answer', 'yes', { asked: true }],
    ['answer', 'हाँ', { language: 'hi', asked: true }],
  ])('%s is over: %s', (strategy, text, more) => {
    const { waitMs, ...judged } = end(text, more);
    expect(judged.strategy).toBe(strategy);
    expect(waitMs).toBeLessThanOrEqual(300);
  });

  test('a whole wish with its detail is waited for less than one that may get a detail', () => {
    const whole = end('where is my order 1042 please', { meaning: wish });
    const bare = end('cancel', { meaning: { ...wish, slots: {} } });
    expect(whole.waitMs).toBeLessThan(bare.waitMs);
  });

  test('"ten lakh" is a price, not a number that grows', () => {
    expect(end('show me suvs under ten lakh', { meaning: wish }).strategy).toBe('wholeWish');
  });
});

describe('where sentences end', () => {
  const said = (text: string) => text.split(' ');
  const endings = trainEndingModel(
    ['show me shoes', 'show me red shoes', 'show me bags', 'where is my order', 'cancel it'].map(
      said,
    ),
  );

  test('is learned from examples, always in the same way', () => {
    expect(endings.logOdds(said('show me'))).toBeLessThan(endings.logOdds(said('show me shoes')));
    const again = trainEndingModel(
      ['show me shoes', 'show me red shoes', 'show me bags', 'where is my order', 'cancel it'].map(
        said,
      ),
    );
    expect(again.weights).toEqual(endings.weights);
  });

  test('counts where no strategy decides, and not where one does', () => {
    expect(end('show me', {}, endings).waitMs).toBeGreaterThan(
      end('show me bags', {}, endings).waitMs,
    );
    const um = 'show me bags um';
    expect(end(um, {}, endings).likelihood).toBe(end(um).likelihood);
  });

  test('a file of another size is no model', () => {
    expect(() => endingModel(new Float32Array(10))).toThrow();
  });
});

describe('the wait', () => {
  test('falls with the likelihood, between its bounds', () => {
    const waits = Array.from({ length: 101 }, (_, at) => waitFor(at / 100));
    expect(waits).toEqual(waits.toSorted((a, b) => b - a));
    expect([waits[0], waits.at(-1)]).toEqual([longestWaitMs, shortestWaitMs]);
  });

  test('is shorter where waiting costs more', () => {
    expect(cheapestWait(5)(0.6)).toBeLessThan(cheapestWait(0.5)(0.6));
  });
});
