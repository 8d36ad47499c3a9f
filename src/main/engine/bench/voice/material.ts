import type { Language } from '../../../../contract/language.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Trade } from '../../trade.ts';
import type { Person } from './person.ts';
import { type Question, questionsOf } from './questions.ts';
import type { SpokenClip } from './recording.ts';

/** What several sections ask with, made when the first of them needs it. */
export interface Material {
  /** What the trade can answer at some length, the longest answers first. */
  questions(): Promise<readonly Question[]>;
  /** The first of these, spoken; none where nobody can speak. */
  clips(): Promise<readonly SpokenClip[]>;
}

export interface MaterialOptions {
  readonly trade: Trade;
  readonly language: Language;
  readonly clock: Clock;
  readonly person: Person | null;
  /** What the catalog holds, as it is said. */
  readonly names: readonly string[];
  /** How many questions are spoken. */
  readonly spoken: number;
  readonly progress: (text: string) => void;
}

export function createMaterial(options: MaterialOptions): Material {
  const { trade, language, clock, person, names, spoken, progress } = options;
  let found: Promise<readonly Question[]> | undefined;
  let said: Promise<readonly SpokenClip[]> | undefined;

  const questions = () => {
    found ??= questionsOf(trade, language, clock, names);
    return found;
  };

  async function speak(): Promise<SpokenClip[]> {
    progress('finding questions and speaking them');
    const clips: SpokenClip[] = [];
    for (const { text } of (await questions()).slice(0, spoken)) {
      if (person) clips.push(await person.say(text));
    }
    return clips;
  }

  return {
    questions,
    clips() {
      said ??= speak();
      return said;
    },
  };
}
