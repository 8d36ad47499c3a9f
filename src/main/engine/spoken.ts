import type { Phrase } from '../actions/port.ts';
import type { Language } from '../../contract/language.ts';
import type { Wording } from '../dialogue/say/phrases.ts';
import { spell } from '../language/spell/index.ts';

/**
 * What is not cut off by somebody who speaks over it. question: a change waits for its answer · report:
 * something was done, and this says what.
 */
export type MustHear = 'question' | 'report';

/** A part of an answer, as it is spoken and as it stands on the screen. */
export interface SpokenPart {
  /** In spoken form; empty where there is nothing to say. */
  readonly text: string;
  readonly screen: string;
  /** Where `screen` begins in the whole answer on the screen, in UTF-16 units. */
  readonly at: number;
  readonly mustHear: MustHear | null;
  /** Which proposal it asks about, where it is a question. */
  readonly proposalId: string | null;
}

/** One answer as it is spoken. */
export interface Answer {
  readonly parts: readonly SpokenPart[];
  readonly turnId: number;
  readonly language: Language;
  /** 1 is normal. */
  readonly rate: number;
  readonly volume: number;
}

/** Phrases that are said together, and how often each had been said before. */
export interface Said {
  readonly phrases: readonly Phrase[];
  readonly said: Readonly<Record<string, number>>;
}

/** What must be heard of phrases, and which proposal is open. */
export interface Needed {
  readonly mustHear: (phrase: Phrase) => MustHear | null;
  readonly proposalId: string | null;
}

/** How a trade words and pronounces one language. */
export interface Speech {
  readonly wording: Wording;
  readonly language: Language;
  /** Respells what a voice would read wrongly. */
  readonly pronounce: (text: string) => string;
}

/** Words phrases for the voice, in parts that must or need not be heard to their end. */
export function spokenParts(
  { phrases, said }: Said,
  { mustHear, proposalId }: Needed,
  { wording, language, pronounce }: Speech,
): Omit<SpokenPart, 'at'>[] {
  const groups: { readonly phrases: Phrase[]; readonly mustHear: MustHear | null }[] = [];
  for (const phrase of phrases) {
    const needed = mustHear(phrase);
    const last = groups.at(-1);
    if (last && last.mustHear === needed) last.phrases.push(phrase);
    else groups.push({ phrases: [phrase], mustHear: needed });
  }
  return groups.map((group) => ({
    text: pronounce(
      spell(wording.word(group.phrases, 'voice', said), language, { dateOrder: 'day-first' }),
    ).trim(),
    screen: wording.word(group.phrases, 'screen', said).trim(),
    mustHear: group.mustHear,
    proposalId: group.mustHear === 'question' ? proposalId : null,
  }));
}

/** The same, of all that stands on the screen together. */
export function placed(parts: readonly Omit<SpokenPart, 'at'>[]): SpokenPart[] {
  let end = 0;
  return parts.map((part) => {
    const at = end;
    if (part.screen !== '') end += part.screen.length + 1;
    return { ...part, at };
  });
}

/** Parts as they stand on the screen. */
export const onScreen = (parts: readonly Pick<SpokenPart, 'screen'>[]): string =>
  parts
    .map(({ screen }) => screen)
    .filter((screen) => screen !== '')
    .join(' ');
