import { describe, expect, test } from 'vitest';
import type { DialogueState, Understanding } from '../../src/main/dialogue/port.ts';
import { initialState, reduce } from '../../src/main/dialogue/state/reduce.ts';
import { hear } from '../../src/main/dialogue/turn/hear.ts';
import { plain } from '../../src/main/dialogue/understand/reading.ts';

/** Understands what ends in a full stop, and answers. */
const meaning = (text: string): Understanding =>
  plain(text, text === 'yes' ? 'confirm' : text.endsWith('.') ? 'inform' : 'unclear', 0.9);

/** Says one thing after the other. */
function talk(
  start: DialogueState,
  ...said: (string | { readonly text: string; readonly confidence: number })[]
) {
  let state = start;
  let understanding: Understanding = plain('', 'unclear', 0);
  for (const one of said) {
    const heard = typeof one === 'string' ? { text: one, confidence: 1 } : one;
    const result = hear(heard, state, meaning);
    understanding = result.understanding;
    state = result.events.reduce(reduce, state);
  }
  return { state, understanding };
}
const english = initialState('en');
const asked = (state: DialogueState) => reduce(state, { type: 'language-asked' });

describe('the language of the person', () => {
  const hindi = 'मेरा ऑर्डर कहाँ है';

  test('is taken up at once, and kept by whoever goes on in it', () => {
    const { state } = talk(english, hindi);
    expect(state).toMatchObject({ language: 'hi', habits: { trying: { from: 'en' } } });
    const after = talk(state, 'मुझे अपना ऑर्डर कैंसल करना है').state;
    expect(after).toMatchObject({ language: 'hi', habits: { trying: null } });
    expect(after.habits.accepted).toEqual(['en', 'hi']);
  });

  test('comes back without a word once both were agreed to', () => {
    const both = talk(english, hindi, 'मुझे अपना ऑर्डर कैंसल करना है').state;
    const back = talk(both, 'where is my order please').state;
    expect(back).toMatchObject({ language: 'en', habits: { trying: null } });
    expect(talk(back, hindi).state).toMatchObject({ language: 'hi', habits: { trying: null } });
  });

  test('a yes keeps it, a no brings the other back for good', () => {
    const tried = asked(talk(english, hindi).state);
    expect(talk(tried, 'हाँ')).toMatchObject({
      state: { language: 'hi', habits: { trying: null } },
      understanding: { act: 'language' },
    });
    const declined = talk(tried, 'no').state;
    expect(declined).toMatchObject({ language: 'en', habits: { declined: ['hi'], trying: null } });
    expect(talk(declined, hindi).state.language).toBe('en');
  });

  test('before it was asked about, a yes is a yes to something else', () => {
    const tried = talk(english, hindi).state;
    expect(talk(tried, 'yes').understanding.act).toBe('confirm');
  });

  test('a number or a name changes nothing', () => {
    for (const text of ['1042', 'ok', 'Tarvik Spark', '98765 43210'])
      expect(talk(english, text).state.language, text).toBe('en');
  });

  test('digits that sound alike in two languages change nothing', () => {
    const marathi = initialState('mr');
    expect(talk(marathi, 'एक एक एक एक').state.language).toBe('mr');
  });

  test('asked for in words, it changes and stays', () => {
    const { state, understanding } = talk(english, 'please speak Bengali');
    expect(understanding.act).toBe('language');
    expect(state).toMatchObject({ language: 'bn', habits: { trying: null, accepted: ['bn'] } });
  });
});

describe('what was heard badly', () => {
  test('is not understood at all, and keeps what was going on', () => {
    const task = { intent: 'track_order', slots: {}, asked: 'order_id' };
    const { state, understanding } = talk({ ...english, task }, { text: 'yes', confidence: 0.59 });
    expect(understanding.act).toBe('misheard');
    expect(state).toMatchObject({ task, misunderstood: 1 });
    expect(talk({ ...english, task }, { text: 'yes', confidence: 0.6 }).understanding.act).toBe(
      'confirm',
    );
  });

  test('is a wish when its words can hardly mean anything else', () => {
    const meaning = (text: string): Understanding =>
      text === 'i want to cancel my order'
        ? plain(text, 'request', 0.95)
        : plain(text, 'request', 0.6);
    const act = (text: string, confidence: number) =>
      hear({ text, confidence }, english, meaning).understanding.act;
    expect(act('i want to cancel my order', 0.45)).toBe('request');
    expect(act('i want to cancel my order to', 0.45)).toBe('request');
    expect(act('i wand a can so order', 0.45)).toBe('misheard');
    expect(act('i want to cancel my order', 0.39)).toBe('misheard');
  });
});

describe('a sentence that was cut off', () => {
  const half = 'my order number is';

  test('waits for its end', () => {
    const { state, understanding } = talk(english, half);
    expect(understanding.act).toBe('unfinished');
    expect(state).toMatchObject({ unfinished: half, misunderstood: 0 });
    const whole = talk(state, '1042.');
    expect(whole.understanding).toMatchObject({ act: 'inform', text: `${half} 1042.` });
    expect(whole.state.unfinished).toBeNull();
  });

  test('is none when only a word heard in the breath after it makes it one', () => {
    const wish = (text: string): Understanding =>
      text === 'i want to cancel my order'
        ? plain(text, 'request', 0.95)
        : plain(text, 'unclear', 0.3);
    const said = (text: string, confidence: number) =>
      hear({ text, confidence }, english, wish).understanding;
    expect(said('i want to cancel my order to', 0.8)).toMatchObject({
      act: 'request',
      text: 'i want to cancel my order',
    });
    // Typed, it was meant; and after an "and" there is more to come.
    expect(said('i want to cancel my order to', 1).act).toBe('unfinished');
    expect(said('i want to cancel my order and', 0.8).act).toBe('unfinished');
    expect(said(half, 0.8).act).toBe('unfinished');
  });

  test('is forgotten when something else is said', () => {
    expect(talk(english, half, 'yes').understanding).toMatchObject({ act: 'confirm', text: 'yes' });
  });

  test('does not wait for ever', () => {
    const long = Array.from({ length: 20 }, () => half);
    expect(talk(english, ...long).understanding.text.length).toBeLessThan(400);
  });
});
