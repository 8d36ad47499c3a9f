import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { commonPhrases } from '../../src/main/dialogue/say/phrases/index.ts';
import { actExamples } from '../../src/main/dialogue/understand/acts/index.ts';
import { findSlots } from '../../src/main/dialogue/understand/slots.ts';
import { sureConfidence } from '../../src/main/dialogue/understand/wishes.ts';
import { openStore } from '../../src/main/engine/open-store.ts';
import { appRoot } from '../../src/main/ops/paths.ts';
import { packs } from '../../src/main/packs/index.ts';
import { openSqlite } from '../../src/main/store/sqlite.ts';
import { readScenarios } from '../support/scenario.ts';
import { openShop, tempFolder } from '../support/shop.ts';

const scripts: Readonly<Record<Language, RegExp>> = {
  en: /\p{Script=Latin}/u,
  hi: /\p{Script=Devanagari}/u,
  bn: /\p{Script=Bengali}/u,
  mr: /\p{Script=Devanagari}/u,
};

/**
 * The share of examples that must be in a language's own script. People type Hindi in Latin letters
 * as often as not; Bengali and Marathi less, but enough ("amar order ta kothay", "majhi order kuthe
 * ahe") that some of the examples must be.
 */
const leastOwnScript: Readonly<Record<Language, number>> = { en: 0.95, hi: 0.4, bn: 0.7, mr: 0.7 };

/** Folders of packs/ that are no packs: what packs are made with, and what is merged into each of them. */
const shared = new Set(['kit', 'common']);

test('every folder of packs/ is in the list, and every pack of the list has its folder', () => {
  const folders = readdirSync(join(appRoot(), 'src/main/packs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !shared.has(entry.name))
    .map(({ name }) => name);
  expect(folders.length).toBeGreaterThan(0);
  expect(packs.map(({ id }) => id).toSorted()).toEqual(folders.toSorted());
});

describe.each(packs.map((pack) => [pack.id, pack] as const))('pack %s', (id, pack) => {
  const folder = join(appRoot(), 'src/main/packs', id);
  const phrases = (language: Language) => ({
    ...commonPhrases[language],
    ...pack.phrases[language],
  });
  const expectPhrase = (key: string, what: string) => {
    for (const language of languages)
      expect(Object.hasOwn(phrases(language), key), `${what}: ${key} in ${language}`).toBe(true);
  };
  const shop = openShop({ pack });
  afterAll(() => shop[Symbol.dispose]());
  /** Those that are found by the names in the database, too. */
  const { slots } = shop.trade.pack;

  test('its folder has the shape of every pack', () => {
    const wanted = [
      'README.md',
      'pack.ts',
      'slots.ts',
      'schema.sql',
      'actions',
      'scenarios',
      ...languages.flatMap((l) => [`intents/${l}.json`, `phrases/${l}.json`]),
    ];
    expect(wanted.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
    expect(existsSync(join(appRoot(), 'data', id))).toBe(true);
  });

  test('every intent leads to an action, a route, slots and phrases that are there', () => {
    expect(Object.keys(pack.intents).length).toBeGreaterThan(0);
    for (const [name, intent] of Object.entries(pack.intents)) {
      expect(Object.keys(pack.actions), name).toContain(intent.action);
      for (const slot of intent.slots) expect(Object.keys(slots), name).toContain(slot);
      for (const slot of intent.carries) expect(intent.slots, name).toContain(slot);
      // What the language model may fill in are slots of the intent, and the other way round.
      const parameters = Object.keys(pack.actions[intent.action]?.parameters.shape ?? {});
      expect(parameters.toSorted(), name).toEqual([...intent.slots].toSorted());
      expectPhrase(intent.choice, name);
      // The operator's view tells which desk serves it.
      expect(intent.route, `${name} has no route`).toMatch(/^[a-z]+$/);
      if (intent.correctedBy !== undefined)
        expect(Object.keys(pack.intents), name).toContain(intent.correctedBy);
    }
    for (const [slot, intent] of Object.entries(pack.about)) {
      expect(Object.keys(slots)).toContain(slot);
      expect(Object.keys(pack.intents)).toContain(intent);
    }
    for (const intent of pack.offers) expect(Object.keys(pack.intents)).toContain(intent);
  });

  test('every action is used, and one that changes something is confirmed', () => {
    const used = new Set(Object.values(pack.intents).map((intent) => intent.action));
    expect(Object.values(pack.actions).some(({ effect }) => effect === 'write')).toBe(true);
    for (const [name, action] of Object.entries(pack.actions)) {
      if (action.effect === 'write') expect(action.requiresConfirmation, name).toBe(true);
      expect(action.name).toBe(name);
      expect(action.description, name).not.toBe('');
      expect(used, name).toContain(name);
      // Words are resolved to things by slots that the action has.
      const parameters = Object.keys(action.parameters.shape);
      for (const { slot, from, unknown } of action.entities ?? []) {
        expect(from.length, `${name} ${slot}`).toBeGreaterThan(0);
        for (const one of [slot, ...from])
          expect(Object.keys(slots), `${name} ${slot}`).toContain(one);
        expect(parameters, name).toContain(slot);
        // An entity may serve several actions, not all of which have every way to name it.
        expect(
          from.some((one) => parameters.includes(one)),
          `${name} ${slot}`,
        ).toBe(true);
        expectPhrase(unknown, `${name} ${slot}`);
      }
    }
    if (pack.freeQuestionAction !== null) {
      const action = pack.actions[pack.freeQuestionAction];
      expect(action?.effect).toBe('read');
      expect(Object.keys(action?.parameters.shape ?? {})).toContain('question');
    }
  });

  test('every slot can be asked for in every language, and what it names is a slot', () => {
    for (const [name, { ask, of, insteadOf }] of Object.entries(slots)) {
      expectPhrase(ask, name);
      for (const other of [of, insteadOf])
        if (other !== undefined) expect(Object.keys(slots), name).toContain(other);
    }
  });

  test('it can greet, help and suggest in every language', () => {
    expect(pack.suggestions.length).toBeGreaterThanOrEqual(3);
    for (const key of [...pack.suggestions, 'pack.title', 'greet', 'help', 'unsure.offer'])
      expectPhrase(key, 'pack');
  });

  test('it is played in conversations of every kind, in every language', () => {
    const scenarios = readScenarios(id).map(({ scenario }) => scenario);
    expect(existsSync(join(appRoot(), 'tests/scenarios', `${id}.test.ts`)), 'played').toBe(true);
    expect(scenarios.length).toBeGreaterThanOrEqual(60);
    for (const language of languages)
      expect(
        scenarios.filter(({ lang }) => lang === language).length,
        language,
      ).toBeGreaterThanOrEqual(12);
    const turns = scenarios.flatMap((one) => one.turns);
    const expected = turns.flatMap((turn) =>
      ('say' in turn || 'confirm' in turn) && turn.expect ? [turn.expect] : [],
    );
    const kinds = {
      'a correction': expected.some(({ act }) => act === 'correct'),
      'a refusal': turns.some((turn) => 'confirm' in turn && !turn.confirm),
      'two wishes at once': expected.some(
        ({ intents = [], queue = [] }) => intents.length + queue.length > 1,
      ),
      'something done': expected.some(
        ({ receipts }) => Array.isArray(receipts) || (receipts ?? 0) > 0,
      ),
      'a person asked for': expected.some(({ act, handover }) => act === 'human' || handover),
      'time that passes': turns.some((turn) => 'wait' in turn),
    };
    expect(Object.entries(kinds).flatMap(([kind, there]) => (there ? [] : kind))).toEqual([]);
    const helped = scenarios.filter(({ turns }) => turns.some((turn) => 'operator' in turn));
    expect(helped.length, 'operators').toBeGreaterThanOrEqual(2);
  });

  test.each(languages)('every intent has at least 20 different examples: %s', (language) => {
    const own = pack.examples[language];
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(pack.intents).toSorted());
    for (const [intent, texts] of Object.entries(own)) {
      expect(new Set(texts.map((text) => text.trim())).size, `${intent}: an example twice`).toBe(
        texts.length,
      );
      expect(texts.length, intent).toBeGreaterThanOrEqual(20);
      expect(
        texts.filter((text) => text.trim() === '' || text !== text.normalize('NFC')),
        intent,
      ).toEqual([]);
      const scripted = texts.filter((text) => scripts[language].test(text) || /^\d+$/.test(text));
      expect(scripted.length / texts.length, intent).toBeGreaterThanOrEqual(
        leastOwnScript[language],
      );
    }
  });

  test('no utterance is an example of two intents', () => {
    const labels = new Map<string, string>();
    for (const language of languages) {
      for (const [label, texts] of Object.entries({
        ...pack.examples[language],
        ...actExamples[language],
      })) {
        for (const text of texts) {
          expect(labels.get(text) ?? label, text).toBe(label);
          labels.set(text, label);
        }
      }
    }
  });

  describe('what it offers is understood when it is said back', () => {
    test.each(languages)('the label of every choice names its intent: %s', async (language) => {
      for (const [name, intent] of Object.entries(pack.intents)) {
        const label = shop.trade.wording[language].label(intent.choice);
        for (const said of [label, ` ${label.toUpperCase()} `, label.normalize('NFD')]) {
          const record = await shop.begin({ language }).say(said);
          expect(record, said).toMatchObject({ act: 'request', intent: name, slots: {} });
          // Chosen without details, it asks for one; it neither fails nor searches for the label.
          expect(record.state.asked, said).not.toBeNull();
        }
      }
    });

    test.each(languages)(
      'every suggestion is answered or leads to a question: %s',
      async (language) => {
        const wanted: Record<string, string[]> = {};
        for (const key of pack.suggestions) {
          const text = shop.trade.wording[language].label(key);
          const session = shop.begin({ language });
          const record = await session.say(text);
          expect(record.act, text).toBe('request');
          expect(record.confidence, text).toBeGreaterThanOrEqual(sureConfidence);
          expect(record.cards.length > 0 || record.state.asked !== null, text).toBe(true);
          const english = shop.trade.wording.en.label(key);
          wanted[key] = [
            record.intent ?? '',
            shop.trade.classifier.predict(english)[0]?.label ?? '',
          ];
          const slots = findSlots(
            { domain: pack, state: { language: 'en' }, now: 0 },
            english,
            record.intent ?? '',
          );
          // A price or a policy named in English is named in every language.
          expect(Object.keys(record.slots).toSorted(), text).toEqual(Object.keys(slots).toSorted());
        }
        for (const [key, [here, inEnglish]] of Object.entries(wanted))
          expect(here, key).toBe(inEnglish);
      },
    );
  });

  test('an empty database is filled once, and a wrong file says where it is wrong', () => {
    using space = tempFolder();
    const opened = openStore(join(space.path, 'x.db'), pack, Date.parse('2026-01-01T00:00:00Z'));
    expect(pack.isSeeded(opened.db)).toBe(true);
    expect(opened.db.all('PRAGMA foreign_key_check')).toEqual([]);
    expect(opened.db.isSound()).toBe(true);
    opened.db.close();
    const empty = openSqlite(join(space.path, 'empty.db'));
    expect(() => pack.seed(empty, {}, 0)).toThrow(`data/${id}/`);
    empty.close();
  });
});
