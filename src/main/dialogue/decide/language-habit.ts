import type { Language } from '../../../contract/language.ts';
import { detectLanguage } from '../../language/detect/index.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import { isOnlyDigits } from '../../language/parse/digits/index.ts';
import { yesOrNo } from '../../language/parse/yes-no/index.ts';
import type { DialogueState } from '../port.ts';
import type { DialogueEvent } from '../state/reduce.ts';

/** Less sure than this that a person speaks another language, Vaani stays with the one it has. */
const changeConfidence = 0.8;
/** Fewer words in Latin letters than this may be borrowed. */
const minLatinWords = 3;

/** What the language of an utterance changes, and whether the utterance was nothing but the answer about it. */
export interface LanguageNotice {
  readonly events: readonly DialogueEvent[];
  /** The person was asked whether to go on in this language, and this was the answer. */
  readonly answered: boolean;
}

/**
 * Notices that a person speaks another language than the conversation's. It is tried at once and
 * asked about once; whoever simply goes on in it has agreed. A language that was agreed to before is
 * taken up without a word, one that was declined never again.
 */
export function noticeLanguage(text: string, state: DialogueState): LanguageNotice {
  const { language, habits } = state;
  const { trying } = habits;
  if (trying?.asked) {
    const answer = yesOrNo(text);
    if (answer) return settled(answer === 'yes' ? 'kept' : 'declined', true);
  }
  const spoken = spokenIn(text, language);
  if (trying) {
    if (spoken === trying.from) return settled('left', false);
    // Asked only once: what comes next, in whatever words, goes on in the new language.
    if (trying.asked || spoken === language) return settled('kept', false);
    return nothing;
  }
  if (spoken === null || spoken === language || habits.declined.includes(spoken)) return nothing;
  const known = habits.accepted.includes(spoken);
  return {
    events: [{ type: known ? 'language-chosen' : 'language-tried', language: spoken }],
    answered: false,
  };
}

/** The language that is surely spoken; null where nobody can tell. */
function spokenIn(text: string, language: Language): Language | null {
  // Digits sound alike in Hindi and Marathi: "एक एक एक एक" is no change of language.
  if (isOnlyDigits(text, { language })) return null;
  const detected = detectLanguage(text);
  if (!detected || detected.confidence < changeConfidence) return null;
  // "Cancel it" and "ok thank you" are said in every language of India.
  const enough = detected.script !== 'latin' || tokenise(normalise(text)).length >= minLatinWords;
  return enough ? detected.language : null;
}

const nothing: LanguageNotice = { events: [], answered: false };

function settled(how: 'kept' | 'declined' | 'left', answered: boolean): LanguageNotice {
  return { events: [{ type: 'language-settled', how }], answered };
}
