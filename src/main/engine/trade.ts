import { type Language, languages } from '../../contract/language.ts';
import { type ActionAgent, createActionAgent } from '../actions/agent.ts';
import { createWording, type Wording } from '../dialogue/say/phrases.ts';
import { createPronouncer } from '../dialogue/say/pronounce.ts';
import { commonPhrases } from '../dialogue/say/phrases/index.ts';
import type { SlotDefinition } from '../dialogue/port.ts';
import type { EndingModel } from '../dialogue/turn/end-of-turn/index.ts';
import type { IntentClassifier } from '../dialogue/understand/classifier/linear.ts';
import { normalise } from '../language/normalise.ts';
import { spell } from '../language/spell/index.ts';
import type { Pack } from '../packs/pack.ts';
import type { Database } from '../store/port.ts';
import { createProfiles, type Profiles } from './profiles.ts';
import { classifierFolders, packClassifier, packEndings } from './pack-classifier.ts';

/** A pack made ready to serve: trained, worded, and bound to its database. Shared by all sessions. */
export interface Trade {
  readonly pack: Pack;
  readonly agent: ActionAgent;
  readonly classifier: IntentClassifier;
  /** Where sentences of this trade end. */
  readonly endings: EndingModel;
  readonly wording: Readonly<Record<Language, Wording>>;
  /** Respells what a voice would read wrongly. */
  readonly pronounce: Readonly<Record<Language, (text: string) => string>>;
  /** Names that a recogniser should expect, in spoken form. */
  readonly hotwords: (language: Language) => readonly string[];
  /** Who agreed to be remembered. */
  readonly profiles: Profiles;
  /** The intents that can be offered to choose from, by their label in any language (normalised). */
  readonly choices: ReadonlyMap<string, string>;
  /** The label that asks for a person, in every language (normalised). */
  readonly asksForPerson: ReadonlySet<string>;
  /** The pack's data has changed: what is derived from it (search, names that are found) is made anew. */
  refresh(): void;
}

const byLanguage = <T>(make: (language: Language) => T) =>
  Object.fromEntries(languages.map((l) => [l, make(l)])) as Record<Language, T>;

/** Opens a pack on its database, with the slots that are found by names in it; `folders`: where its classifier is looked for and kept. */
export function openTrade(
  closed: Pack,
  db: Database,
  folders: readonly string[] = classifierFolders(),
): Trade {
  const slots: Record<string, SlotDefinition> = { ...closed.slots, ...closed.openSlots?.(db) };
  const pack = { ...closed, slots };
  const wording = byLanguage((l) => createWording(l, [commonPhrases[l], pack.phrases[l]]));
  const choices = new Map(
    languages.flatMap((language) =>
      Object.entries(pack.intents).map(([intent, { choice }]) => [
        normalise(wording[language].label(choice)),
        intent,
      ]),
    ),
  );
  // The grammars of a language are compiled when first used: not while a person waits.
  for (const language of languages) spell('1', language);
  return {
    pack,
    agent: createActionAgent(pack.actions, db),
    classifier: packClassifier(pack, folders),
    endings: packEndings(pack, folders),
    wording,
    pronounce: byLanguage((l) => createPronouncer(l, pack.pronunciation?.[l])),
    hotwords: (language) => pack.hotwords?.(db, language) ?? [],
    profiles: createProfiles(db),
    choices,
    asksForPerson: new Set(languages.map((l) => normalise(wording[l].label('choice.human')))),
    refresh() {
      closed.reindex?.(db);
      Object.assign(slots, closed.openSlots?.(db));
    },
  };
}
