import { type Language, languages } from '../../../contract/language.ts';
import type { Json } from '../../actions/port.ts';
import type { DialogueAct, DialogueState, Understanding } from '../../dialogue/port.ts';
import type { DialogueEvent } from '../../dialogue/state/reduce.ts';
import { findChosen } from '../../dialogue/understand/choose.ts';
import type { IntentClassifier } from '../../dialogue/understand/classifier/linear.ts';
import { isBesideAnswer } from '../../language/beside-answers.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import type { Pack } from '../../packs/pack.ts';
import type { Database } from '../../store/port.ts';
import type { Interpret } from '../session.ts';
import { openTrade, type Trade } from '../trade.ts';
import type { TurnResult } from '../turn/index.ts';
import { chosenKey, isTrade, lobbyPack } from './lobby-pack.ts';

/** A trade that conversations can go on in, and who is asked when its fast path is unsure. */
export interface Served {
  readonly trade: Trade;
  readonly interpret: Interpret | null;
}

/** Where a conversation begins while it is not known which of several trades it is for. */
export interface Lobby {
  readonly trade: Trade;
  readonly served: readonly Served[];
  /** What a turn in the lobby came to. */
  settle(outcome: TurnResult, heard: Understanding, state: DialogueState): LobbyTurn;
}

export interface LobbyTurn {
  /** The trade it chose; null while the question is open. */
  readonly served: Served | null;
  /** The words to be answered there; null where it was only named. */
  readonly wish: string | null;
  /** The turn itself: while the question is open it offers the trades to choose from. */
  readonly outcome: TurnResult;
}

/** The key of `Memory` under which a wish stands that may belong to two trades, until one is named. */
const wishKey = 'lobby.wish';
/**
 * A trade is taken up without being named only when it is this likely: whoever is taken to the wrong one
 * has to begin again, whoever is asked answers with one word. Of 1,009 first sentences that it was not
 * trained on, 79 in a hundred lead to the right trade, 1 to a wrong one, and the others are asked about.
 */
const sureTrade = 0.8;
/** Less sure than any wish that is taken at its word. */
const asksConfidence = 0.45;
/** From here on a trade is a likely one. */
const possibleConfidence = 0.2;
/** These are about how Vaani speaks, not about what is wanted. */
const besides: ReadonlySet<DialogueAct> = new Set([
  'misheard',
  'unfinished',
  'repeat',
  'language',
  'slower',
  'faster',
  'louder',
  'quieter',
]);

/**
 * Opens the lobby of these trades.
 *
 * @param known every pack there is, served or not.
 * @param db any of the trades' databases; nothing of the lobby is kept in it.
 * @param folders where its classifier is looked for and kept.
 */
export function openLobby(
  served: readonly Served[],
  known: readonly Pack[],
  db: Database,
  folders?: readonly string[],
): Lobby {
  const packs = served.map(({ trade }) => trade.pack);
  const opened = openTrade(lobbyPack(packs, known), db, folders);
  const named = namesOf(packs, opened);
  const names = new Set([...opened.choices.keys(), ...named.map(([name]) => name)].map(bare));
  const trade: Trade = {
    ...opened,
    classifier: cautious(opened.classifier),
    choices: new Map([...opened.choices, ...named]),
  };

  /** Whether words name a trade and wish for nothing; `asked`: they answer the question which one is meant. */
  function isName({ text, act }: Understanding, state: DialogueState, asked: boolean): boolean {
    if (act === 'confirm' || names.has(bare(text))) return true;
    const pointedAt = findChosen(normalise(text), state);
    return pointedAt !== undefined && (pointedAt.exact || asked);
  }

  /** The trades by name, for "the second one" and to be tapped. */
  function offerIn(language: Language): Pick<TurnResult, 'events' | 'cards'> {
    const offered = trade.pack.offers.flatMap((intent) => {
      const key = trade.pack.intents[intent]?.choice;
      return key === undefined ? [] : [{ key, intent, label: trade.wording[language].label(key) }];
    });
    const mentions = offered.map(({ key, intent, label }) => ({
      name: { kind: 'phrase', key } as const,
      words: label,
      slots: {},
      intent,
    }));
    const options = offered.map(({ label }) => ({ label, say: label }));
    return {
      events: [{ type: 'mentioned', mentions }],
      cards: [{ kind: 'choice', options }],
    };
  }
  const find = (id: Json | undefined) => served.find((one) => one.trade.pack.id === id);

  return {
    trade,
    served,
    settle(outcome, heard, state) {
      const chosen = find(chosenIn(outcome.events));
      if (!chosen) {
        const offer = outcome.goodbye || isOffering(outcome) ? none : offerIn(state.language);
        const events = [...outcome.events, ...wishKept(heard, state), ...offer.events];
        const cards = [...outcome.cards, ...offer.cards];
        return { served: null, wish: null, outcome: { ...outcome, events, cards } };
      }
      const before = state.memory[wishKey];
      const earlier = typeof before === 'string' ? before : null;
      const wish = isName(heard, state, earlier !== null) ? earlier : heard.text;
      return { served: chosen, wish, outcome };
    },
  };
}

const none: Pick<TurnResult, 'events' | 'cards'> = { events: [], cards: [] };
const isOffering = ({ cards }: TurnResult) => cards.some(({ kind }) => kind === 'choice');

/** Words without their marks, and without those that say nothing of their own: "the", "please". */
function bare(text: string): string {
  const words = tokenise(normalise(text)).map((token) => token.text);
  const own = words.filter((word) => !isBesideAnswer(word));
  return (own.length > 0 ? own : words).join(' ');
}

/** The first trade that was entered in a turn: of two wishes, that is where it goes on. */
function chosenIn(events: readonly DialogueEvent[]): Json | undefined {
  return events
    .flatMap((event) => (event.type === 'remembered' ? [event.memory[chosenKey]] : []))
    .find((value) => value !== undefined);
}

/** A wish that may belong to more than one trade is kept until one is named. */
function wishKept(heard: Understanding, { memory }: DialogueState): readonly DialogueEvent[] {
  const likely = heard.alternatives.some(({ confidence }) => confidence >= possibleConfidence);
  if (heard.act === 'unclear' && likely) return remembered(heard.text);
  return besides.has(heard.act) || memory[wishKey] == null ? [] : remembered(null);
}

const remembered = (wish: string | null): readonly DialogueEvent[] => [
  { type: 'remembered', memory: { [wishKey]: wish } },
];

/** What the trades are called, by intent; what two of them are called names neither. */
function namesOf(packs: readonly Pack[], { choices }: Trade): [string, string][] {
  const titled = (pack: Pack, language: Language) =>
    normalise(String(pack.phrases[language]['pack.title'] ?? pack.id));
  const named = packs.flatMap((pack) =>
    languages.flatMap((language) => {
      const intent = choices.get(titled(pack, language));
      return intent ? (pack.names?.[language] ?? []).map((name) => [normalise(name), intent]) : [];
    }),
  ) as [string, string][];
  return named.filter(([name, intent]) =>
    named.every(([other, its]) => other !== name || its === intent),
  );
}

/** A trade that is not quite sure is not taken at its word: which one it is will be asked. */
function cautious(classifier: IntentClassifier): IntentClassifier {
  return {
    labels: classifier.labels,
    predict(text) {
      const [first, ...others] = classifier.predict(text);
      if (!first || !isTrade(first.label) || first.confidence >= sureTrade) {
        return first ? [first, ...others] : [];
      }
      return [{ ...first, confidence: Math.min(first.confidence, asksConfidence) }, ...others];
    },
  };
}
