import type { Json } from '../../actions/port.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import { type Correction, findCorrection } from '../../language/parse/yes-no/correction.ts';
import { findReferences } from '../../language/parse/reference/index.ts';
import type { SlotMatch, Task, Understanding } from '../port.ts';
import { chosenSlots, findChosen } from './choose.ts';
import { type Reading, wished } from './reading.ts';
import { findSlot, findSlots, isWhole, overlap } from './slots.ts';
import { readAct, wishIn } from './wishes.ts';

/** What follows the no is another wish when it is this likely. */
const otherWishConfidence = 0.75;
const correctionConfidence = 0.9;
/** Fewer words are a name or a number, not a text such as an address. */
const leastText = 3;

/** "No, 1024", "not the red one, the blue one": changes what is being worked on, or was just done. */
export function readCorrection(reading: Reading): Understanding | undefined {
  const base = reading.state.task ?? reading.state.last;
  const correction = base && findCorrection(reading.text)?.value;
  if (!base || !correction) return undefined;
  const slots = corrected(reading, base, correction);
  const values = Object.values(slots);
  // A bare value ("no, 1048") is what it corrects, whatever else it could be about.
  if (!values.some((match) => isWhole([match], correction.chosen))) {
    const wish = wishIn(reading, correction.chosen, otherWishConfidence);
    if (wish && wish.intent !== base.intent) return wished(reading, 'request', wish);
    // "I did not hear that, say it again" holds a no and corrects nothing.
    if (!wish && readAct({ ...reading, text: correction.chosen }).act !== 'unclear')
      return undefined;
  }
  if (values.length === 0) return undefined;
  return wished(reading, 'correct', {
    intent: base.intent,
    confidence: correctionConfidence,
    slots,
  });
}

function corrected(
  { domain, state, text, now }: Reading,
  base: Task,
  { chosen, rejected }: Correction,
): Record<string, SlotMatch> {
  const { language } = state;
  const own = domain.intents[base.intent]?.slots ?? [];
  const picked = findChosen(normalise(chosen), state);
  const pickedSlots = Object.entries(picked ? chosenSlots(picked) : {}).filter(([name]) =>
    own.includes(name),
  );
  if (pickedSlots.length > 0) return Object.fromEntries(pickedSlots);
  if (rejected !== null) {
    const old = description(rejected, language);
    const replaced = replaceWords(base.slots, old, description(chosen, language));
    if (Object.keys(replaced).length > 0) return replaced;
  }
  const found = findSlots({ domain, state, now }, chosen, base.intent);
  const given = Object.entries(found).filter(([name]) => base.slots[name] !== undefined);
  // Asked for the first time, there is nothing of it to correct yet: "no, 1044" is the order's number.
  const first = base.asked !== null && isAskedFirst(base, domain);
  if (base.asked && !(first && given.length > 0)) {
    const about = { asked: true, intent: base.intent };
    const match = findSlot({ domain, state, now }, base.asked, chosen, about);
    if (match) return { [base.asked]: match };
  }
  // "No, a test drive of the Lumo": what is said for the first time along with it is kept, too.
  const fresh = Object.entries(found).filter(
    ([name, match]) =>
      base.slots[name] === undefined && !given.some(([, other]) => overlap(match, other)),
  );
  return given.length > 0
    ? Object.fromEntries([...given, ...fresh])
    : saidAnew({ domain, state, text, now }, base, chosen, own);
}

/** "No, B 21 Shanti Nagar …": a long text like the one that was given, in its place. */
function saidAnew(
  { domain, state, text, now }: Pick<Reading, 'domain' | 'state' | 'text' | 'now'>,
  base: Task,
  chosen: string,
  own: readonly string[],
): Record<string, SlotMatch> {
  const about = { asked: true, intent: base.intent };
  for (const name of own) {
    const old = base.slots[name];
    if (typeof old !== 'string' || !alikeInShape(old, chosen)) continue;
    // As it was said: an address keeps its capitals.
    const tail = text.trim().slice(-chosen.length);
    const fresh = normalise(tail) === chosen ? tail : chosen;
    const match = findSlot({ domain, state, now }, name, fresh, about);
    if (match && isWhole([match], fresh)) return { [name]: match };
  }
  return {};
}

/** Several words and a number each, and not far from as many words. */
function alikeInShape(old: string, fresh: string): boolean {
  const [before, now] = [old, fresh].map((text) => tokenise(normalise(text)).length);
  if (!before || !now || before < leastText || now < leastText) return false;
  return /\p{N}/u.test(old) && /\p{N}/u.test(fresh) && now * 2 >= before;
}

/** The open question is the slot's own, not one about an answer that did not do. */
function isAskedFirst({ asked, question }: Task, { slots }: Reading['domain']): boolean {
  return question !== undefined && question.key === slots[asked ?? '']?.ask;
}

/** "the red one" → "red". */
function description(text: string, language: Reading['state']['language']): string {
  const clean = normalise(text);
  const first = findReferences(clean, { language })[0]?.value;
  return first?.kind === 'described' ? first.words : clean;
}

/** The slots in whose words the old ones stand, with the new ones in their place. */
function replaceWords(
  slots: Readonly<Record<string, Json>>,
  old: string,
  fresh: string,
): Record<string, SlotMatch> {
  const wanted = tokenise(old).map(({ text }) => text);
  const changed: Record<string, SlotMatch> = {};
  for (const [name, value] of Object.entries(slots)) {
    if (typeof value !== 'string' || wanted.length === 0) continue;
    const words = tokenise(normalise(value)).map(({ text }) => text);
    const at = words.findIndex((_, i) => wanted.every((word, k) => words[i + k] === word));
    if (at < 0) continue;
    words.splice(at, wanted.length, fresh);
    changed[name] = { value: words.join(' '), confidence: correctionConfidence };
  }
  return changed;
}
