import { describe, expect, test } from 'vitest';
import {
  isKeptApart,
  judge,
  type JudgedCase,
  readTurnEnds,
  scoreWhere,
  timerWhere,
} from '../../src/main/engine/bench/turn-ends.ts';
import { languages } from '../../src/contract/language.ts';
import { packs } from '../../src/main/packs/index.ts';
import { openShop } from '../support/shop.ts';

const all: JudgedCase[] = packs.flatMap((pack) => {
  using shop = openShop({ pack });
  return judge(readTurnEnds(), shop.trade);
});

describe('the labelled set', () => {
  test('is large, in four languages, and whole', () => {
    expect(all.length).toBe(readTurnEnds().length);
    for (const language of languages) {
      for (const label of ['finished', 'unfinished', 'wait'] as const) {
        const own = all.filter((one) => one.language === language && one.label === label);
        expect(own.length, `${language} ${label}`).toBeGreaterThanOrEqual(20);
      }
    }
  });
});

describe('the end of a turn', () => {
  test('is told with few pauses taken for it: at 300 ms at most 27 %, a timer takes 80 %', () => {
    const ours = scoreWhere(all, { delayMs: 300 });
    expect(ours.delayMs).toBeLessThanOrEqual(301);
    expect(ours.falseCuts).toBeLessThanOrEqual(0.27);
    expect(timerWhere(all, { delayMs: 300 }).falseCuts).toBeGreaterThan(0.75);
  });

  test('also of what the weights were set without, and in every language', () => {
    const groups = {
      'kept apart': all.filter(isKeptApart),
      ...Object.fromEntries(
        languages.map((language) => [language, all.filter((one) => one.language === language)]),
      ),
    };
    for (const [name, cases] of Object.entries(groups)) {
      expect(scoreWhere(cases, { delayMs: 300 }).falseCuts, name).toBeLessThanOrEqual(0.36);
      const careful = scoreWhere(cases, { falseCuts: 0.1 });
      expect(careful.delayMs, name).toBeLessThan(
        0.7 * timerWhere(cases, { falseCuts: 0.1 }).delayMs,
      );
    }
  });

  test('is not told in the middle of a number', () => {
    const waits = all.filter(({ label }) => label === 'wait');
    const cut = waits.filter(({ likelihood }) => likelihood > 0.5);
    expect(cut.length / waits.length).toBeLessThan(0.12);
  });
});
