import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

test('every folder of packs/ is in the list, and every pack of the list has its folder', () => {
  const folders = readdirSync(join(appRoot(), 'src/main/packs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
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

  test('its folder has the shape of every pack', () => {
    const wanted = [
      'pack.ts',
      'slots.ts',
      'schema.sql',
      'actions',
      ...languages.flatMap((l) => [`intents/${l}.json`, `phrases/${l}.json`]),
    ];
    expect(wanted.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
    expect(existsSync(join(appRoot(), 'data', id))).toBe(true);
  });

  test('it imports no other pack, nothing of node and nothing of electron', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const imports = [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)].map(
        (match) => match[1] ?? '',
      );
      expect(
        imports.filter((name) => /^node:|electron|better-sqlite3/.test(name)),
        file,
      ).toEqual([]);
      for (const other of packs)
        if (other.id !== id)
          expect(
            imports.filter((name) => name.includes(`/${other.id}/`)),
            file,
          ).toEqual([]);
    }
  });

  test('intents, actions, slots and phrases agree', () => {
    expect(Object.keys(pack.intents).length).toBeGreaterThan(0);
    for (const [name, intent] of Object.entries(pack.intents)) {
      expect(Object.keys(pack.actions), name).toContain(intent.action);
      for (const slot of intent.slots) expect(Object.keys(pack.slots), name).toContain(slot);
      for (const slot of intent.carries) expect(intent.slots, name).toContain(slot);
      // What the language model may fill in are slots of the intent, and the other way round.
      const parameters = Object.keys(pack.actions[intent.action]?.parameters.shape ?? {});
      expect(parameters.toSorted(), name).toEqual([...intent.slots].toSorted());
      expect(Object.keys(pack.phrases.en), name).toContain(intent.choice);
    }
    for (const [name, action] of Object.entries(pack.actions)) {
      expect(action.name).toBe(name);
      expect(action.description, name).not.toBe('');
      if (action.effect === 'write') expect(action.requiresConfirmation, name).toBe(true);
      expect(
        Object.values(pack.intents).map((intent) => intent.action),
        name,
      ).toContain(name);
    }
    for (const [name, slot] of Object.entries(pack.slots))
      expect(Object.keys(phrases('en')), name).toContain(slot.ask);
    expect(pack.suggestions.length).toBeGreaterThanOrEqual(3);
    for (const key of [...pack.suggestions, 'pack.title', 'greet', 'help', 'unsure.offer'])
      expect(Object.keys(phrases('en'))).toContain(key);
    if (pack.freeQuestionAction !== null) {
      const action = pack.actions[pack.freeQuestionAction];
      expect(action?.effect).toBe('read');
      expect(Object.keys(action?.parameters.shape ?? {})).toContain('question');
    }
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
    const shop = openShop({ pack });
    afterAll(() => shop[Symbol.dispose]());

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
