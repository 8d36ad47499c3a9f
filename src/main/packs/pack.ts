import type { Language } from '../../contract/language.ts';
import type { Action } from '../actions/port.ts';
import type { DialogueDomain, SlotDefinition } from '../dialogue/port.ts';
import type { PhraseTable } from '../dialogue/say/phrases.ts';
import type { Database } from '../store/port.ts';
import type { CatalogTable } from './kit/catalog.ts';

/** A trade: everything Vaani knows of it, in one folder. */
export interface Pack extends DialogueDomain {
  /** Its folder under packs/ and data/. */
  readonly id: string;
  /**
   * How people name the trade when they choose it among others ("the cars"), besides its title. A wish of
   * the trade chooses it as well.
   */
  readonly names?: Readonly<Record<Language, readonly string[]>>;
  readonly actions: Readonly<Record<string, Action>>;
  /** Utterances by language and intent, from intents/*.json. */
  readonly examples: Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>>;
  /**
   * What its things are called (brands, kinds, colours; words in any language and script). Where one of
   * them is said the classifier does not look at which, so that no product pulls a sentence to an intent.
   */
  readonly lexicon?: readonly string[];
  readonly phrases: Readonly<Record<Language, PhraseTable>>;
  /** How words are spoken that a voice would read wrongly (brands, names): the word in lower case → the same in letters of the language as it is said. */
  readonly pronunciation?: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  /** What people say that a recogniser does not expect: names of products, brands, venues, models; the most important first. */
  hotwords?(db: Database, language: Language): readonly string[];
  /** Intents to choose from when nothing was understood: the commonest, few enough to be read. */
  readonly offers: readonly string[];
  /** Phrase keys of things to say first. */
  readonly suggestions: readonly string[];
  /**
   * Fills an empty database from the JSON files of data/ID (by file name without `.json`).
   *
   * @throws with the file, the place in it and what is wrong.
   */
  seed(db: Database, data: Readonly<Record<string, unknown>>, nowMs: number): void;
  /** Whether the database holds this pack's data already. */
  isSeeded(db: Database): boolean;
  /**
   * Notes in the database where the kiosk stands (degrees); null for the place that the pack's data says.
   * Called at every start, after seeding. A pack without it does not care.
   */
  place?(
    db: Database,
    position: { readonly latitude: number; readonly longitude: number } | null,
  ): void;
  /**
   * Slots that are found by the names in the database (of models, of venues), read when it is opened.
   * They are added to `slots`.
   */
  openSlots?(db: Database): Readonly<Record<string, SlotDefinition>>;
  /** What a thing is called in a language ("product_id", "P101"), for who asks what is remembered of them; undefined where only its id tells. */
  nameOf?(db: Database, language: Language, slot: string, id: string): string | undefined;
  /**
   * Brings what is derived from the pack's data (search) up to date with it; called at every start,
   * after migrating and seeding. A pack without it derives nothing.
   */
  reindex?(db: Database): void;
  /** The tables that a shop may fill from files of its own, in the order to show them. A pack without it has none. */
  readonly importable?: readonly CatalogTable[];
}
