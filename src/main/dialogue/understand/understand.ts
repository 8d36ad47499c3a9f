import type { Language } from '../../../contract/language.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import { yesOrNo } from '../../language/parse/yes-no/index.ts';
import type {
  DialogueAct,
  DialogueDomain,
  DialogueState,
  SlotDefinition,
  SlotMatch,
  Understanding,
} from '../port.ts';
import { actPrefix, outOfScope } from './acts/index.ts';
import type { IntentClassifier } from './classifier/linear.ts';

/** At or above it, the likeliest intent is taken at its word. */
export const sureConfidence = 0.5;
/** A bare answer to a question is only taken for something else when that is this likely. */
const digressionConfidence = 0.75;

/** Works out what an utterance means, given what was going on. Pure, a fraction of a millisecond. */
export function understand(
  text: string,
  state: Pick<DialogueState, 'task' | 'language'>,
  domain: DialogueDomain,
  classifier: IntentClassifier,
): Understanding {
  const answer = yesOrNo(text);
  if (answer) {
    return plain(text, answer === 'yes' ? 'confirm' : 'deny', 1);
  }
  const ranked = classifier.predict(text);
  const top = ranked[0] ?? { label: outOfScope, confidence: 0 };
  const alternatives = ranked
    .filter(({ label }) => Object.hasOwn(domain.intents, label))
    .slice(0, 3)
    .map(({ label, confidence }) => ({ intent: label, confidence }));

  const asked = state.task?.asked ?? null;
  if (state.task && asked) {
    const match = findSlot(domain, asked, text, {
      asked: true,
      intent: state.task.intent,
      language: state.language,
    });
    const digresses = top.confidence >= digressionConfidence && top.label !== state.task.intent;
    if (match && (isWhole(match, text) || !digresses || top.label === outOfScope)) {
      const others = Object.entries(
        findSlots(domain, text, state.task.intent, state.language),
      ).filter(([name, other]) => name !== asked && !overlap(match, other));
      const slots = { ...Object.fromEntries(others), [asked]: match };
      return {
        text,
        act: 'inform',
        intent: state.task.intent,
        confidence: match.confidence,
        slots,
        alternatives,
      };
    }
  }
  if (top.label === outOfScope || top.confidence < sureConfidence) {
    return { ...plain(text, 'unclear', top.confidence), alternatives };
  }
  if (top.label.startsWith(actPrefix)) {
    return {
      ...plain(text, top.label.slice(actPrefix.length) as DialogueAct, top.confidence),
      alternatives,
    };
  }
  return {
    text,
    act: 'request',
    intent: top.label,
    confidence: top.confidence,
    slots: findSlots(domain, text, top.label, state.language),
    alternatives,
  };
}

/** Every slot of an intent that the utterance holds. */
export function findSlots(
  domain: DialogueDomain,
  text: string,
  intent: string,
  language: Language,
): Record<string, SlotMatch> {
  const found: Record<string, SlotMatch> = {};
  for (const name of domain.intents[intent]?.slots ?? []) {
    const match = findSlot(domain, name, text, { asked: false, intent, language });
    if (match) found[name] = match;
  }
  return found;
}

function findSlot(
  domain: DialogueDomain,
  name: string,
  text: string,
  context: Parameters<SlotDefinition['find']>[1],
) {
  return domain.slots[name]?.find(text, context);
}

/** Nothing but the answer was said: whatever else it could mean, it is the answer. */
function isWhole({ span }: SlotMatch, text: string): boolean {
  if (!span) return false;
  const clean = normalise(text);
  return tokenise(`${clean.slice(0, span[0])} ${clean.slice(span[1])}`).length === 0;
}

function overlap(a: SlotMatch, b: SlotMatch): boolean {
  return (
    a.span !== undefined && b.span !== undefined && a.span[0] < b.span[1] && b.span[0] < a.span[1]
  );
}

function plain(text: string, act: DialogueAct, confidence: number): Understanding {
  return { text, act, intent: null, confidence, slots: {}, alternatives: [] };
}
