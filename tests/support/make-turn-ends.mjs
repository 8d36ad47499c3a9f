// Makes data/bench/turn-ends.json, the labelled utterances by which the end of a turn is judged:
// `node tests/support/make-turn-ends.mjs`. Every sentence of the scenarios is taken as it is (finished) and cut where
// a person may pause: inside it (unfinished), and inside a number (wait). The cuts are chosen by rule
// and a seed, without a look at what the strategies make of them.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { createSession } from '../../src/main/engine/session.ts';
import { openStore } from '../../src/main/engine/open-store.ts';
import { openTrade } from '../../src/main/engine/trade.ts';
import { fixedClock } from '../../src/main/kernel/clock.ts';
import { spell } from '../../src/main/language/spell/index.ts';
import { packs } from '../../src/main/packs/index.ts';
import { root } from '../../build/lib/files.mjs';
import { say } from '../../build/lib/say.mjs';

/** Sentences taken from each pack and language at most, and cuts of each. */
const perLanguage = 40;
const cutsPerSentence = 2;
const shortest = 3;

/**
 * Small, and the same everywhere: mulberry32.
 *
 * @param {number} seed
 */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @param {string} pack */
function scenariosOf(pack) {
  const folder = join(root, 'src/main/packs', pack, 'scenarios');
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')));
}

/**
 * What is said with its numbers in words, as a recogniser writes them: "1042" → "one zero four two".
 *
 * @param {string} text
 * @param {import('../../src/contract/language.ts').Language} language
 */
const asHeard = (text, language) =>
  spell(
    text.replaceAll(/\d{3,}/g, (digits) => Array.from(digits).join(' ')),
    language,
    {
      dateOrder: 'day-first',
    },
  ).replace(/[.?!।]+\s*$/u, '');

/**
 * Every sentence of a pack's scenarios, with what was going on when it was said.
 *
 * @param {import('../../src/main/packs/pack.ts').Pack} pack
 */
async function sentencesOf(pack) {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-ends-'));
  const clock = fixedClock(Date.parse('2026-11-21T10:00:00Z'));
  const found = [];
  for (const scenario of scenariosOf(pack.id)) {
    if (scenario.llm) continue;
    const { db } = openStore(join(folder, `${found.length}.db`), pack, clock.now());
    const session = createSession({
      trade: openTrade(pack, db),
      clock,
      language: scenario.lang ?? 'en',
      interpret: null,
      onError() {},
    });
    for (const turn of scenario.turns) {
      if (turn.language) session.setLanguage(turn.language);
      if (turn.confirm !== undefined) {
        await session.confirm(session.view().pending?.proposalId ?? '', turn.confirm);
      }
      if (!turn.say || turn.times || turn.heard < 1) continue;
      const { task, pending, unfinished } = session.state;
      const before = {
        intent: task?.intent ?? null,
        asked: task?.asked ?? null,
        pending: pending !== null,
      };
      const record = await session.say(turn.say);
      if (unfinished !== null || record.act === 'unfinished' || record.act === 'unclear') continue;
      found.push({
        text: asHeard(turn.say, record.language),
        language: record.language,
        ...before,
      });
    }
    session.close();
    db.close();
  }
  rmSync(folder, { recursive: true, force: true });
  return found;
}

/**
 * @param {string} word
 * @param {import('../../src/contract/language.ts').Language} language
 */
const isDigitWord = (word, language) =>
  spell('0 1 2 3 4 5 6 7 8 9', language, { dateOrder: 'day-first' })
    .split(/\s+/)
    .includes(word.toLowerCase());

const random = seeded(20_261_121);
/** @type {{ label: string, text: string }[]} */
const cases = [];
const seen = new Set();
for (const pack of packs) {
  const sentences = await sentencesOf(pack);
  for (const language of /** @type {const} */ (['en', 'hi', 'bn', 'mr'])) {
    const own = sentences.filter((one) => one.language === language && !seen.has(one.text));
    for (const one of own.slice(0, own.length)) seen.add(one.text);
    const chosen = own
      .map((one) => ({ one, at: random() }))
      .toSorted((a, b) => a.at - b.at)
      .slice(0, perLanguage)
      .map(({ one }) => one);
    for (const { text, ...rest } of chosen) {
      const whole = { pack: pack.id, ...rest };
      cases.push({ label: 'finished', text, ...whole });
      const words = text.split(/\s+/);
      const inNumber = words.flatMap((word, at) =>
        at > 0 && isDigitWord(word, language) && isDigitWord(words[at - 1] ?? '', language)
          ? [at]
          : [],
      );
      const waits = inNumber.filter(() => random() < 0.5).slice(0, 1);
      for (const at of waits)
        cases.push({ label: 'wait', text: words.slice(0, at).join(' '), ...whole });
      if (words.length < shortest) continue;
      const places = words
        .map((_, at) => at)
        .slice(1)
        .filter((at) => !inNumber.includes(at));
      for (let cut = 0; cut < cutsPerSentence && places.length > 0; cut += 1) {
        const [at] = places.splice(Math.floor(random() * places.length), 1);
        cases.push({ label: 'unfinished', text: words.slice(0, at).join(' '), ...whole });
      }
    }
  }
}
const file = join(root, 'data/bench/turn-ends.json');
writeFileSync(file, `[\n${cases.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`);
/** @param {string} label */
const count = (label) => cases.filter((one) => one.label === label).length;
say(
  `${relative(root, file)}: ${cases.length} utterances, ${count('finished')} finished, ${count('unfinished')} unfinished, ${count('wait')} wait`,
);
