import { findNumerals } from '../../language/parse/number/index.ts';
import { endOf } from './endings.ts';

interface English {
  readonly open: readonly (readonly string[])[];
  readonly complete: readonly (readonly string[])[];
}

const question = /^(?:what|where|when|which|who|whom|whose|why|how|what's|where's|who's|whats)$/;
const be = /^(?:is|are|was|were|am|be|been|it's|that's)$/;
const auxiliary =
  /^(?:can|could|will|would|should|shall|may|might|must|do|does|did|is|are|was|were|am|has|have|had)$/;
const subject = /^(?:i|you|we|they|he|she|it|this|that|these|those|there)$/;
/** Words that begin a clause: a subject behind them is not the subject of a relative clause. */
const lead = /^(?:and|but|so|because|yes|no|ok|okay|hello|hi|please|if|well|then|sorry)$/;
/** Prepositions that a question or a relative clause may leave behind: "what is it for". */
const stranded = /^(?:for|to|from|in|on|at|about|with|by|like|off|through|before|after)$/;
/** What may stand before a stranded one: pronouns and verbs, not a noun that lacks its complement. */
const beforeStranded =
  /^(?:are|is|got|came|it|this|that|they|them|these|those|you|i|me|we|he|she|one|look|looking|talk|speak|come|comes|go|goes|made|used|ship|shipped|deliver|delivered|pay|talking|speaking|waiting|asking|interested|searching|sent|bought|ordered|charged|belong|send|coming|going|written|available|open|used|booked|scheduled|reserved|planned)$/;
/** "When do I bring the car in": the thing may stand between. */
const brought = /^(?:bring|bringing|drop|dropping|take|taking|hand|handing|send|call|check)$/;
/** They are on or off. */
const switched = /^(?:light|lights|lamp|ac|engine|warning|indicator|fan|screen|heater|music)$/;
/** They end a sentence behind a verb ("turn it on") and open one behind these. */
const particle = /^(?:on|in|off|by|through|before|after)$/;
const closesParticle =
  /^(?:hang|it|them|this|that|log|sign|walk|put|fill|get|bring|turn|switch|try|hold|go|going|carry|come|later|me)$/;
const opensParticle =
  /^(?:deliver|arrive|interested|based|depends|is|are|was|order|orders|price|phone|phones|shoes|shirt|shirts|something|anything|discount|information)$/;
/** Verbs that want an object: complete only where a question word or a noun before them is it. */
const determined = /^(?:it|this|that|these|those|they|he|she|you|i|we|my|your|the|his|her)$/;
const needy =
  /^(?:want|need|have|wants|needs|bought|got|ordered|buy|mean|meant|say|said|find|give|show)$/;
const relatives =
  /^(?:one|ones|anyone|someone|somebody|anybody|nothing|everything|something|anything)$/;

/** Whether an English sentence (its words, normalised) was cut off. */
export function isEnglishUnfinished(words: readonly string[], lists: English): boolean {
  if (endOf(words, lists.complete) > 0) return false;
  const last = words.at(-1) as string;
  const before = words.at(-2) ?? '';
  // "at ten am", "yeah do it"
  if (last === 'am' && isHour(before)) return false;
  if (/^do (?:it|that|this|so)$/.test(`${before} ${last}`)) return false;
  if (endOf(words, lists.open) > 0) return true;
  const asks = words.findIndex((word) => question.test(word));
  if (hasOpenBetween(words) || isOpenNumber(words)) return true;
  if (stranded.test(last)) return isOpenPreposition(words, asks);
  if (last === 'there' && be.test(before)) return asks < 0 && words.length <= 3;
  if (be.test(last)) return isOpenBe(words, asks);
  if (/^(?:can|will|do|did|have)$/.test(last) && isOpenAuxiliary(words, asks)) return true;
  if (needy.test(last)) return asks < 0 && isOpenNeed(words);
  // "can you", "is it", "do they" at the end, unless a question word opened it: "how are you".
  if (subject.test(last) && auxiliary.test(before)) {
    return asks < 0 && last !== 'that' && last !== 'this' && words.length <= 4;
  }
  return (last === 'which' || last === 'whose') && words.length > 1;
}

const isHour = (word: string) =>
  /^\d{1,2}$/.test(word) || findNumerals(word, { language: 'en', now: 0 }).length > 0;

/** "i want" and "and i want"; not "the shoes i bought". */
function isOpenNeed(words: readonly string[]): boolean {
  const before = words.at(-2) ?? '';
  if (!subject.test(before) || /^(?:it|this|that)$/.test(before)) return false;
  const first = words.at(-3);
  return first === undefined || lead.test(first);
}

/** "between 500" and "between 500 and": the second limit is missing. */
function hasOpenBetween(words: readonly string[]): boolean {
  const at = words.lastIndexOf('between');
  if (at < 0) return false;
  const rest = words.slice(at + 1);
  const numbers = findNumerals(rest.join(' '), { language: 'en', now: 0 });
  return rest.length <= 4 && numbers.length === 1 && numbers[0]?.start === 0;
}

/** "cancel order number", but "i forgot my order number" and "what is my order number". */
function isOpenNumber(words: readonly string[]): boolean {
  if (!/^(?:number|no|id)$/.test(words.at(-1) ?? '') || words.at(-2) !== 'order') return false;
  return !words.some((word) =>
    /^(?:what|what's|where|which|forgot|forgotten|lost|know|remember|tell|find|have|change|need|without|my|see|is|do|does|give|want|your)$/.test(
      word,
    ),
  );
}

function isOpenPreposition(words: readonly string[], asks: number): boolean {
  const last = words.at(-1) as string;
  const before = words.at(-2) ?? '';
  if (words.length === 1) return !particle.test(last) && last !== 'like';
  if (particle.test(last)) {
    if (before === 'come') return /^(?:does|do|will|can)$/.test(words[0] ?? '');
    if (last === 'in' && words.some((word) => brought.test(word))) return false;
    if (last === 'on' && be.test(before) && switched.test(words.at(-3) ?? '')) return false;
    // "what day am i coming in"
    const asked = words[asks] ?? '';
    if (/^(?:what|which|who|where)$/.test(asked) && asks < words.length - 3) {
      return !beforeStranded.test(before);
    }
    return /^(?:in|on)$/.test(last) ? !closesParticle.test(before) : opensParticle.test(before);
  }
  if (last === 'like') {
    return (
      asks < 0 && /^(?:would|i'd|looks|look|something|anything|feel|feels|sounds)$/.test(before)
    );
  }
  if (last === 'about' && /^(?:what|how)$/.test(before)) return true;
  // "what is it for", "the one i was looking for", "who can i talk to"
  const relative = asks >= 0 || words.slice(0, -2).some((word) => relatives.test(word));
  return !(relative && beforeStranded.test(before));
}

/** "my order number is" goes on; "tell me where it is" does not. */
function isOpenBe(words: readonly string[], asks: number): boolean {
  if (words.length === 1) return true;
  const last = words.at(-1) as string;
  const first = words[0] ?? '';
  if (last.endsWith("'s")) return true;
  // "yes it is", "i think they are", "so rude your people are"
  if (first === 'so') return false;
  if (/^(?:yes|no|sure|think|believe|of)$/.test(first) && words.length <= 4) return false;
  if (last === 'be' || last === 'been') return asks < 0;
  // The question word must stand before a subject: "where my order is", not "what is" or "and what is".
  const own = words.findLastIndex((word) => question.test(word));
  if (own < 0) return true;
  const inside = words.slice(own + 1, -1);
  // "which brand is" goes on, too; "what it is" and "how my order is" do not.
  if (
    own <= 1 &&
    /^(?:which|what|how)$/.test(words[own] ?? '') &&
    !inside.some((word) => determined.test(word))
  ) {
    return true;
  }
  return (
    inside.length === 0 ||
    inside.some((word) => be.test(word) || /^(?:do|does|did|can)$/.test(word))
  );
}

function isOpenAuxiliary(words: readonly string[], asks: number): boolean {
  const last = words.at(-1) as string;
  const before = words.at(-2) ?? '';
  if (words.length === 1) return last === 'can' || last === 'will';
  if (/^(?:yes|yeah|no|sure|so|as)$/.test(words[0] ?? '') || words.includes('as')) return false;
  // "everything your workshop does", "all you have"
  if (words.slice(0, -2).some((word) => relatives.test(word) || word === 'all')) return false;
  // "what can you do", "what do you have"; "how do" goes on.
  if (asks >= 0) return words.length - asks <= 2;
  if (last === 'have') return /^(?:do|did|would|could|should)$/.test(words[0] ?? '');
  if (last === 'do' || last === 'did') return !/^(?:i|to|you|can|will)$/.test(before);
  // "i can", "this shop will"; "the best you can" is whole.
  return words.length <= 3;
}
