import type { Language } from '../../src/contract/language.ts';
import { type ActionResponse, createActionAgent } from '../../src/main/actions/agent.ts';
import type { Json, Memory } from '../../src/main/actions/port.ts';
import { createWording } from '../../src/main/dialogue/say/phrases.ts';
import { commonPhrases } from '../../src/main/dialogue/say/phrases/index.ts';
import { openStore } from '../../src/main/engine/open-store.ts';
import type { Pack } from '../../src/main/packs/pack.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import type { SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { tempFolder } from './shop.ts';

export interface Desk extends Disposable {
  readonly db: SqliteDatabase;
  /** The slots that an intent finds in words; `asked`: this one was just asked for. */
  slots(intent: string, language: Language, text: string, asked?: string): Record<string, Json>;
  /** Asks an action as the voice agent would, with slots from words and from what was pointed at. */
  ask(
    intent: string,
    language: Language,
    text: string,
    pointedAt?: Readonly<Record<string, Json>>,
    memory?: Memory,
  ): Answer;
}

export interface Answer {
  readonly response: ActionResponse;
  /** What it says on the screen. */
  readonly says: string;
  /** The phrases of it: tests that read keys outlive a better wording. */
  readonly keys: readonly string[];
  /** The slot that is asked for. */
  readonly needs: string | null;
  readonly cards: readonly string[];
  /** The slots that each thing shown fills when it is referred to. */
  readonly mentions: readonly Readonly<Record<string, Json>>[];
}

/** The actions of a pack on a freshly seeded database, without a dialogue around them. */
export function openDesk(pack: Pack = retail): Desk {
  const folder = tempFolder();
  const now = Date.parse('2026-11-21T10:00:00Z');
  const { db } = openStore(`${folder.path}/${pack.id}.db`, pack, now);
  const agent = createActionAgent(pack.actions, db);
  const slotsOf = { ...pack.slots, ...pack.openSlots?.(db) };
  const slots: Desk['slots'] = (intent, language, text, asked) => {
    const found: Record<string, Json> = {};
    for (const name of pack.intents[intent]?.slots ?? []) {
      const match = slotsOf[name]?.find(text, {
        asked: name === asked,
        intent,
        language,
        now,
      });
      if (match) found[name] = match.value;
    }
    return found;
  };
  return {
    db,
    slots,
    ask(intent, language, text, pointedAt = {}, memory = {}) {
      const wording = createWording(language, [commonPhrases[language], pack.phrases[language]]);
      const response = agent.request(
        {
          action: pack.intents[intent]?.action ?? '',
          slots: { ...slots(intent, language, text), ...pointedAt },
        },
        { now, language, memory, recent: [], label: wording.label },
      );
      if (response.status === 'proposed') throw new Error(`${intent} proposes`);
      const shown = response.status === 'needs' ? response : response.reply;
      const phrases = response.status === 'needs' ? [response.phrase] : response.reply.phrases;
      return {
        response,
        says: wording.word(phrases, 'screen', {}),
        keys: phrases.map(({ key }) => key),
        needs: response.status === 'needs' ? response.slot : null,
        cards: (shown.cards ?? []).map((card) =>
          'id' in card ? `${card.kind}:${card.id}` : card.kind,
        ),
        mentions: (shown.mentions ?? []).map((mention) => mention.slots),
      };
    },
    [Symbol.dispose]() {
      db.close();
      folder[Symbol.dispose]();
    },
  };
}
