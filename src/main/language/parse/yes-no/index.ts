import { normalise, type Token, tokenise } from '../../normalise.ts';
import { signs } from '../../words/answers.ts';
import type { Found } from '../found.ts';
import { lex } from '../lex.ts';
import { isNegator, isPolite, isStrong, phraseAt } from './phrases.ts';

export { type Correction, findCorrection } from './correction.ts';

export type Answer = 'yes' | 'no';

/** Longer utterances say more than an answer. */
const maxAnswerWords = 8;

/**
 * Whether an utterance is nothing but a yes or a no (with politeness around it). "yes, but the other
 * one" is neither: what follows must be heard first. "not sure", "yes no" and questions are neither.
 * This is what may confirm a proposal; `findYesNo` is for what leans one way.
 */
export function yesOrNo(text: string): Answer | undefined {
  const clean = normalise(text);
  const tokens = tokenise(clean);
  if (tokens.length === 0) return signOnly(clean);
  if (
    tokens.length > maxAnswerWords ||
    /^(?:is|are|was|do|does) (?:it|that|this|the|you|i) /.test(clean)
  )
    return undefined;
  const found = new Set<Answer>();
  for (let index = 0; index < tokens.length; ) {
    const phrase = phraseAt(tokens, index);
    const answer = phrase && answerOf(phrase.meaning);
    if (phrase && !answer) return undefined;
    if (phrase && answer) {
      found.add(answer);
      index += phrase.words;
    } else if (isPolite(tokens[index])) {
      index += 1;
    } else {
      return undefined;
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/**
 * The answer an utterance gives among other words: the first one said, "It is not ok" being a no, and
 * "agree" and "disagree" taking the side of what is said with them. At most one.
 */
export function findYesNo(text: string): Found<Answer>[] {
  const tokens = lex(normalise(text));
  const said = answersIn(tokens);
  const first = said[0];
  if (!first) return signsIn(tokens);
  if (first.meaning === 'agree' || first.meaning === 'disagree') {
    // One who disagrees says no, whatever it is that he disagrees with.
    const denies =
      first.meaning === 'disagree' ||
      said.some(({ meaning }) => meaning === 'no') ||
      tokens.slice(first.last + 1).some(isNegator);
    return [place(tokens, first, denies ? 'no' : 'yes')];
  }
  return [place(tokens, first, first.meaning)];
}

interface Said {
  readonly meaning: Answer | 'agree' | 'disagree';
  readonly first: number;
  readonly last: number;
}

/** Every answering phrase that counts where it stands. */
function answersIn(tokens: readonly Token[]): Said[] {
  const said: Said[] = [];
  let clauseStart = true;
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index] as Token;
    if (/^[.,;:!?।]$/.test(token.text)) {
      clauseStart = true;
      index += 1;
      continue;
    }
    const phrase = phraseAt(tokens, index);
    const next = index + (phrase?.words ?? 1);
    const meaning = phrase?.meaning;
    const whole = clauseStart && endsClause(tokens, next);
    if (meaning && meaning !== 'unsure' && (clauseStart || whole || isStrong(token))) {
      const negated = meaning === 'yes' && isNegator(tokens[index - 1]);
      said.push({
        meaning: negated ? 'no' : meaning,
        first: negated ? index - 1 : index,
        last: next - 1,
      });
    }
    clauseStart &&= phrase === undefined && isPolite(token);
    index = next;
  }
  return said;
}

const endsClause = (tokens: readonly Token[], index: number) =>
  !/^[\p{L}\d]/u.test(tokens[index]?.text ?? '');

function place(
  tokens: readonly Token[],
  { first, last }: Pick<Said, 'first' | 'last'>,
  value: Answer,
): Found<Answer> {
  return { value, start: (tokens[first] as Token).start, end: (tokens[last] as Token).end };
}

function signsIn(tokens: readonly Token[]): Found<Answer>[] {
  const at = tokens.findIndex(({ text }) => Object.hasOwn(signs, text));
  const answer = signs[tokens[at]?.text ?? ''];
  return answer ? [place(tokens, { first: at, last: at }, answer)] : [];
}

/** "👍👍" and nothing else. */
function signOnly(text: string): Answer | undefined {
  const answers = new Set(
    lex(text).map((token) =>
      /^[\ufe0f\u200d\p{EMod}]$/u.test(token.text) ? 'tone' : signs[token.text],
    ),
  );
  answers.delete('tone');
  const [only] = answers;
  return answers.size === 1 && only !== 'tone' ? only : undefined;
}

function answerOf(meaning: string): Answer | undefined {
  if (meaning === 'yes' || meaning === 'agree') return 'yes';
  return meaning === 'no' || meaning === 'disagree' ? 'no' : undefined;
}
