import { join } from 'node:path';
import { expect } from 'vitest';
import { cardSchema } from '../../src/contract/cards.ts';
import { type Language, languages } from '../../src/contract/language.ts';
import { commonPhrases } from '../../src/main/dialogue/say/phrases/index.ts';
import {
  type ActionResponse,
  type CommitResponse,
  createActionAgent,
} from '../../src/main/actions/agent.ts';
import type { ActionReply, Memory, Phrase, Proposal, Slots } from '../../src/main/actions/port.ts';
import { openStore } from '../../src/main/engine/open-store.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import type { SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { shopTime, tempFolder } from '../support/shop.ts';

/** The shop's books with the action agent before them, and one person at the counter. */
export interface Desk extends Disposable {
  readonly db: SqliteDatabase;
  readonly memory: Memory;
  now: number;
  language: Language;
  /** Asks for an action; what it remembers is remembered. */
  ask(action: string, slots: Slots): ActionResponse;
  /** Says yes to a proposal. */
  yes(proposal: Proposal): CommitResponse;
  /** Another person comes. */
  next(): void;
}

/** A fresh shop at `now`; whatever is answered is checked for privacy, wording and valid cards. */
export function openDesk(now = shopTime): Desk {
  const folder = tempFolder();
  const { db } = openStore(join(folder.path, 'retail.db'), retail, Date.parse(now));
  const agent = createActionAgent(retail.actions, db);
  const personal = personalData(db);
  let memory: Memory = {};
  const context = () => ({
    now: desk.now,
    language: desk.language,
    memory,
    recent: [],
    label: (key: string) => labelOf(key, desk.language),
  });
  const desk: Desk = {
    db,
    get memory() {
      return memory;
    },
    now: Date.parse(now),
    language: 'en',
    ask(action, slots) {
      const before = db.get('SELECT total_changes() AS n');
      const response = agent.request({ action, slots }, context());
      expect(db.get('SELECT total_changes() AS n'), 'asking writes nothing').toEqual(before);
      const reply = 'reply' in response ? response.reply : response;
      memory = { ...memory, ...('memory' in reply && reply.memory) };
      checkPrivacy(response, personal);
      check(response);
      return response;
    },
    yes(proposal) {
      const response = agent.commit(proposal, 'session_test', context());
      const reply = 'reply' in response ? response.reply : response;
      memory = { ...memory, ...reply.memory };
      checkPrivacy(response, personal);
      checkReply('reply' in response ? response.reply : { phrases: [response.phrase] });
      return response;
    },
    next() {
      memory = {};
    },
    [Symbol.dispose]() {
      db.close();
      folder[Symbol.dispose]();
    },
  };
  return desk;
}

function check(response: ActionResponse): void {
  if (response.status === 'proposed') checkPhrases([response.proposal.question]);
  else if (response.status === 'needs')
    checkReply({ phrases: [response.phrase], cards: response.cards ?? [] });
  else checkReply(response.reply);
}

function checkReply({ phrases, cards }: Pick<ActionReply, 'phrases' | 'cards'>): void {
  checkPhrases(phrases);
  for (const card of cards ?? []) expect(cardSchema.safeParse(card).error).toBeUndefined();
}

/** Every phrase exists in every language, and has what its wordings need. */
function checkPhrases(phrases: readonly Phrase[]): void {
  for (const { key, params = {} } of phrases) {
    for (const language of languages) {
      const table = { ...commonPhrases[language], ...retail.phrases[language] };
      const wordings = [table[key] ?? []].flat();
      expect(wordings.length, key).toBeGreaterThan(0);
      for (const wording of wordings) {
        const used = [...wording.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? '');
        expect(
          used.filter((name) => !Object.hasOwn(params, name)),
          `${key}: ${wording}`,
        ).toEqual([]);
      }
    }
  }
}

function labelOf(key: string, language: Language): string {
  const wording = [retail.phrases[language][key] ?? []].flat()[0];
  expect(wording, `label ${key} (${language})`).toBeDefined();
  return wording ?? '';
}

/** Names, phone numbers and addresses of the books. */
function personalData(db: SqliteDatabase): string[] {
  return db
    .all<{ name: string; phone: string; address: string }>(
      'SELECT customer_name AS name, user_phone AS phone, shipping_address AS address FROM orders',
    )
    .flatMap(({ name, phone, address }) => [name, phone.slice(-10), address]);
}

function checkPrivacy(response: unknown, personal: readonly string[]): void {
  // What is only remembered never leaves the session.
  const shown = JSON.stringify(response, (key, value: unknown) =>
    key === 'memory' ? undefined : value,
  );
  expect(personal.filter((value) => shown.includes(value))).toEqual([]);
}

/** The keys of what is said. */
export function said(response: ActionResponse | CommitResponse): string[] {
  if (response.status === 'proposed') return [response.proposal.question.key];
  if (response.status === 'needs') return [response.phrase.key];
  return response.reply.phrases.map(({ key }) => key);
}

/** The cards shown, as kind and number. */
export function shown(response: ActionResponse | CommitResponse): string[] {
  const cards =
    response.status === 'needs'
      ? response.cards
      : 'reply' in response
        ? response.reply.cards
        : undefined;
  return (cards ?? []).map((card) => ('id' in card ? `${card.kind}:${card.id}` : card.kind));
}

/** The slot that is asked for, with what may be chosen. */
export function asked(response: ActionResponse): { slot: string; choices: unknown[] } | null {
  if (response.status !== 'needs') return null;
  return {
    slot: response.slot,
    choices: (response.mentions ?? []).map(({ slots }) => Object.values(slots)[0]),
  };
}

/** The proposal of a response that must be one. */
export function proposalOf(response: ActionResponse): Proposal {
  if (response.status !== 'proposed') throw new Error(`not proposed: ${JSON.stringify(response)}`);
  return response.proposal;
}
