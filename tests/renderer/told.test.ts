import { describe, expect, test } from 'vitest';
import type { SessionView, ViewTurn } from '../../src/contract/kiosk.ts';
import { invitationsOf } from '../../src/renderer/store/invitations.ts';
import { readingMs, withNote } from '../../src/renderer/store/notes.ts';
import { shareParts } from '../../src/renderer/store/share.ts';
import { createKioskStore, type KioskState, withView } from '../../src/renderer/store/store.ts';
import { openView } from './open-view.ts';

const opened = await openView();
const turn = (id: number, who: ViewTurn['who']): ViewTurn => ({
  id,
  who,
  text: `turn ${id}`,
  cards: [],
  interrupted: false,
});
const blank = createKioskStore('en', 'browser').getState();
/** What the store holds after these views, one after the other. */
const after = (...views: Partial<SessionView>[]): KioskState =>
  views.reduce<KioskState>(
    (state, view) => ({ ...state, ...withView(state, { ...opened, ...view }) }),
    blank,
  );

describe('what Vaani has told', () => {
  const turns = [turn(1, 'person'), turn(2, 'vaani')];

  test('begins anew for a page that finds a conversation: nothing of it is dim', () => {
    expect(after({ turns, status: 'speaking' }).toldId).toBe(2);
  });

  test('is the answer whose speaking is over, also when the person spoke over it', () => {
    expect(after({}, { turns, status: 'speaking' }).toldId).toBe(0);
    expect(after({}, { turns, status: 'speaking' }, { turns, status: 'hearing' }).toldId).toBe(0);
    const over = after({}, { turns, status: 'speaking' }, { turns, status: 'listening' });
    expect(over.toldId).toBe(2);
    const next = [...turns, turn(3, 'person'), turn(4, 'vaani')];
    expect(
      after({}, { turns, status: 'speaking' }, { turns: next, status: 'listening' }).toldId,
    ).toBe(2);
  });

  test('is forgotten with the conversation, and so is what was announced', () => {
    const talking = {
      ...after({}, { turns, status: 'speaking' }, { turns, status: 'listening' }),
      caption: { turnId: 2, sentences: [] },
      notes: withNote([], 'Asha from the shop will call you.'),
    };
    const fresh = { ...opened, sessionId: 'another' };
    expect(withView(talking, fresh)).toMatchObject({ toldId: 0, caption: null, notes: [] });
    expect(withView(talking, opened)).toMatchObject({ toldId: 0, caption: null, notes: [] });
    const going = withView(talking, { ...opened, turns, status: 'thinking' });
    expect(going.notes).toHaveLength(1);
  });
});

describe('what has not changed', () => {
  test('is the same object as before, and is not drawn again', () => {
    const before = { ...opened, turns: [turn(1, 'person'), turn(2, 'vaani')] };
    const copy = structuredClone({ ...before, status: 'speaking' as const });
    const shared = shareParts(before, copy);
    expect(shared).toEqual(copy);
    expect(shared.turns).toBe(before.turns);
    expect(shared.voice).toBe(before.voice);
    expect(shared.suggestions).toBe(before.suggestions);
  });

  test('what has changed is new, beside what stays; nothing is kept that is gone', () => {
    const before = { ...opened, turns: [turn(1, 'person'), turn(2, 'vaani')] };
    const cut = { ...turn(2, 'vaani'), text: 'turn', interrupted: true };
    const copy = structuredClone({ ...before, turns: [turn(1, 'person'), cut] });
    const shared = shareParts(before, copy);
    expect(shared.turns[0]).toBe(before.turns[0]);
    expect(shared.turns[1]).toEqual(cut);
    expect(shareParts(before, { ...copy, turns: [] }).turns).toEqual([]);
    const fewer = structuredClone({ ...before, turns: [turn(2, 'vaani')] });
    expect(shareParts(before, fewer).turns).toEqual([turn(2, 'vaani')]);
  });
});

describe('invitations', () => {
  const examples = opened.examples ?? [];
  const all = invitationsOf({
    language: 'bn',
    offered: ['en', 'hi', 'bn', 'mr'],
    examples,
    suggestions: [],
  });

  test('begin in the screen’s language, and go through all languages and all questions', () => {
    expect(all.slice(0, 4).map(({ language }) => language)).toEqual(['bn', 'en', 'hi', 'mr']);
    expect(new Set(all.map(({ text }) => text))).toEqual(new Set(examples.map(({ text }) => text)));
    expect(all).toHaveLength(examples.length);
    for (const [at, { language }] of all.entries())
      expect(language).not.toBe(all[(at + 1) % all.length]?.language);
  });

  test('neighbours ask different things', () => {
    const asked = all.map(({ language, text }) =>
      examples.filter((one) => one.language === language).findIndex((one) => one.text === text),
    );
    for (const [at, question] of asked.entries())
      if (at % 4 !== 0) expect(question).not.toBe(asked[at - 1]);
  });

  test('without examples they are the suggestions; with neither there are none', () => {
    const of = { language: 'hi', offered: ['hi'], examples: [] } as const;
    expect(invitationsOf({ ...of, suggestions: ['कुछ'] })).toEqual([{ language: 'hi', text: 'कुछ' }]);
    expect(invitationsOf({ ...of, suggestions: [] })).toEqual([]);
  });
});

test('of many announcements the newest are kept, and a long one stays for longer', () => {
  const notes = ['a', 'b', 'c', 'd'].reduce(withNote, []);
  expect(notes.map(({ text }) => text)).toEqual(['b', 'c', 'd']);
  expect(new Set(notes.map(({ id }) => id)).size).toBe(3);
  expect(readingMs('a'.repeat(100))).toBeGreaterThan(readingMs('a'));
  expect(readingMs('a'.repeat(9_000))).toBe(30_000);
});
