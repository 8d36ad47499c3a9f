// Makes tests/language/own-words.jsonl: `node tests/support/make-own-words.mjs`. The conversations of the
// scenarios are played; each case is a reply as the voice is given it, and what the person says next, as
// a recogniser writes it: they might have said it over the reply.
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

/** Cases of each pack and language at most. */
const perLanguage = 60;

/** @param {string} pack */
function scenariosOf(pack) {
  const folder = join(root, 'src/main/packs', pack, 'scenarios');
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')));
}

/**
 * @param {string} text
 * @param {import('../../src/contract/language.ts').Language} language
 */
const asHeard = (text, language) =>
  spell(
    text.replaceAll(/\d{3,}/g, (digits) => Array.from(digits).join(' ')),
    language,
    { dateOrder: 'day-first' },
  ).replace(/[.?!।]+\s*$/u, '');

/** @param {import('../../src/main/packs/pack.ts').Pack} pack */
async function casesOf(pack) {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-own-'));
  const clock = fixedClock(Date.parse('2026-11-21T10:00:00Z'));
  const found = [];
  let count = 0;
  for (const scenario of scenariosOf(pack.id)) {
    if (scenario.llm || scenario.turns.some((/** @type {any} */ turn) => turn.operator)) continue;
    const { db } = openStore(join(folder, `${(count += 1)}.db`), pack, clock.now());
    const session = createSession({
      trade: openTrade(pack, db),
      clock,
      language: scenario.lang ?? 'en',
      interpret: null,
      onError() {},
    });
    let spoken = '';
    session.events.on('speak', ({ parts }) => {
      spoken = [spoken, ...parts.map(({ text }) => text)].join(' ').trim();
    });
    for (const turn of scenario.turns) {
      if (turn.language) session.setLanguage(turn.language);
      if (turn.confirm !== undefined) {
        await session.confirm(session.view().pending?.proposalId ?? '', turn.confirm);
      }
      if (!turn.say || turn.times || turn.heard < 1) continue;
      const { language } = session.state;
      if (spoken !== '') found.push({ language, spoken, person: asHeard(turn.say, language) });
      spoken = '';
      await session.say(turn.say);
    }
    session.close();
    db.close();
  }
  rmSync(folder, { recursive: true, force: true });
  return found;
}

const cases = [];
for (const pack of packs) {
  const all = await casesOf(pack);
  for (const language of ['en', 'hi', 'bn', 'mr']) {
    const own = all.filter((one) => one.language === language);
    const step = Math.max(1, own.length / perLanguage);
    for (let at = 0; at < own.length; at += step) cases.push(own[Math.floor(at)]);
  }
}
const file = join(root, 'tests/language/own-words.jsonl');
writeFileSync(file, `${cases.map((one) => JSON.stringify(one)).join('\n')}\n`);
say(`${relative(root, file)}: ${cases.length} cases`);
