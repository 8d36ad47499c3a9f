import type { Card } from '../../../contract/cards.ts';
import type { Candidate, Entity, Mention, Slots } from '../port.ts';
import { contextOf, type Ports } from './ports.ts';
import type { Needs, State, To } from './state.ts';
import { filled } from './validate.ts';

/**
 * Below this, words are not taken to mean a thing. A name that sounds half like it (one of its two
 * words, or two words of four letters with half of their sounds in common) is under it.
 */
export const leastConfidence = 0.5;
/**
 * From here on one thing alone needs no question. It is where the packs' searches put a name that was
 * said whole, though with a sound or two heard wrong.
 */
export const sureConfidence = 0.75;
/** Closer than this, two things fit equally well: a recogniser's noise is of that size. */
export const alikeMargin = 0.1;
/** What was shown a moment ago is likelier to be meant by words that were half heard. */
export const recentBoost = 0.1;
/** Things named in a question; more would not be remembered. */
export const maxNamed = 4;

/** Sums of decimal fractions are not exact. */
const epsilon = 1e-9;

/** Turns words into the ids of the things they mean, one entity of the action after the other. */
export function resolve(state: State<'resolve'>, ports: Ports): To<'resolve'> {
  const { action, fresh } = state;
  let slots = state.slots;
  let resolved: Slots = {};
  for (const entity of action.entities ?? []) {
    const found = settle(entity, slots, fresh, ports);
    if (!found) continue;
    if ('status' in found) {
      const response = { ...found, ...filled(resolved) };
      return { at: 'format', outcome: { kind: 'ready', response } };
    }
    // What the thing brings along fills gaps; it never takes the place of what was said.
    const brought = Object.entries(found.slots).filter(
      ([name]) => name === entity.slot || slots[name] === undefined,
    );
    resolved = { ...resolved, ...Object.fromEntries(brought) };
    slots = { ...slots, ...Object.fromEntries(brought) };
  }
  return { at: 'validate', action, slots, resolved };
}

/** The one thing that is meant, or a question; nothing where there is nothing to resolve. */
function settle(
  entity: Entity,
  slots: Slots,
  fresh: readonly string[] | null,
  ports: Ports,
): Mention | Needs | undefined {
  const said = entity.from.filter((slot) => slots[slot] != null);
  if (said.length === 0) return undefined;
  const id = slots[entity.slot];
  const chosenNow = fresh?.includes(entity.slot) ?? false;
  const namedNow = fresh === null || said.some((slot) => fresh.includes(slot));
  if (id != null && (chosenNow || !namedNow)) return undefined;
  const candidates = entity.candidates(slots, contextOf(ports));
  if (candidates === null) return undefined;
  const alike = choose(entity, candidates, ports.context.recent);
  // The words may still mean what was chosen before: then that stays.
  if (id != null && alike.some(({ mention }) => mention.slots[entity.slot] === id)) {
    return undefined;
  }
  const [best, ...rivals] = alike;
  if (!best) return unknown(entity);
  return rivals.length === 0 && best.sure ? best.mention : ask(entity, alike);
}

interface Chosen {
  readonly mention: Mention;
  readonly card?: Card | undefined;
  /** One thing alone that is not sure is asked about all the same. */
  readonly sure: boolean;
}

/** What the words fit equally well, best first: one thing where it stands out, none where nothing fits. */
function choose(
  { slot }: Entity,
  candidates: readonly Candidate[],
  recent: readonly Mention[],
): Chosen[] {
  const shown = new Set(recent.flatMap(({ slots }) => slots[slot] ?? []));
  const isRecent = ({ mention }: Candidate) => {
    const id = mention.slots[slot];
    return id !== undefined && shown.has(id);
  };
  const score = (one: Candidate) => one.confidence + (isRecent(one) ? recentBoost : 0);
  const plausible = onceEach(slot, candidates)
    .filter((one) => score(one) >= leastConfidence - epsilon)
    .toSorted((a, b) => b.confidence - a.confidence);
  const best = plausible[0]?.confidence ?? 0;
  const alike = plausible.filter(({ confidence }) => confidence > best - alikeMargin + epsilon);
  // Where several fit, those that were just shown are meant rather than those that never were.
  const justShown = alike.filter(isRecent);
  const left = alike.length > 1 && justShown.length > 0 ? justShown : alike;
  return left.map((one) => ({
    mention: one.mention,
    card: one.card,
    sure: score(one) >= sureConfidence - epsilon,
  }));
}

/** Each thing once, as the candidate that fits best; what has no id cannot be chosen. */
function onceEach(slot: string, candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<unknown, Candidate>();
  for (const one of candidates) {
    const id = one.mention.slots[slot];
    const known = best.get(id);
    if (id != null && (!known || one.confidence > known.confidence)) best.set(id, one);
  }
  return [...best.values()];
}

function ask({ slot }: Entity, alike: readonly Chosen[]): Needs {
  const named = alike.slice(0, maxNamed);
  const mentions = named.map(({ mention }) => mention);
  const cards = named.flatMap(({ card }) => card ?? []);
  const items = mentions.map(({ name }) => name);
  // Of several it is clear what was said, only not which: that is no misunderstanding.
  const key = named.length > 1 ? 'which_one' : 'did_you_mean';
  return {
    status: 'needs',
    slot,
    clear: false,
    phrase: { key, params: { options: { kind: 'list', items } } },
    mentions,
    ...(cards.length > 0 && { cards }),
    ambiguous: true,
  };
}

function unknown({ slot, from, unknown: key }: Entity): Needs {
  return { status: 'needs', slot: from[0] ?? slot, clear: true, phrase: { key } };
}
