import type { Language } from '../../../contract/language.ts';
import { isBackchannel } from '../../dialogue/turn/backchannel.ts';
import { type Command, commandIn } from '../../dialogue/turn/commands.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Words } from './held.ts';
import type { Speaker } from './speaker-port.ts';

/** What became of a stretch of the person's sound. */
export type Heard =
  /** No words, only a sign that they listen, or a noise that was taken for a word. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'command'; readonly command: Command }
  /** `questionCut`: the question that is open had not been heard to its end. */
  | { readonly kind: 'turn'; readonly questionCut: boolean };

/** Who has the floor: falls silent for a person, and goes on when it was nothing. */
export interface Floor {
  /** The person makes a sound. */
  started(): void;
  /** Words so far, while they speak. */
  words(text: string): void;
  /** They fell silent after these words. True: they mean no turn, or a command, and nothing more is waited for. */
  paused(text: string): boolean;
  /** They went on after a pause. */
  resumed(): void;
  /** All of it was heard. */
  heard(words: Words): Heard;
  /** Nobody listens any more. */
  release(): void;
}

export interface FloorOptions {
  readonly clock: Clock;
  readonly speaker: Speaker;
  readonly language: () => Language;
  /** An answer is being worked out. */
  readonly thinking: () => boolean;
  /** Whether anything is understood of what was heard. */
  readonly makesSense: (words: Words) => boolean;
  /** A question of ours waits for an answer. */
  readonly asked: () => boolean;
}

/**
 * A sound that has given no words for this long, ms, will hardly give any: a recogniser gives the first
 * word of a sentence after 400 to 900 ms.
 */
const wordlessMs = 1_500;
/** Where nothing is understood, so many words over an answer are rather a noise, or said to somebody else. */
const strayWords = 2;

export function createFloor(options: FloorOptions): Floor {
  const { clock, speaker, language, thinking, asked } = options;
  let cancel = () => {};
  /** What was going on when the sound began: a notice that comes meanwhile changes nothing of what it means. */
  let begun = { interrupting: false, atEnd: true };
  /** What the last pause was taken for. */
  let judged: { readonly text: string; readonly heard: Heard } | undefined;

  /** Words that are no turn of the dialogue. They are only looked for while there is something to interrupt. */
  function judge(text: string): Heard | undefined {
    if (text.trim() === '') return { kind: 'nothing' };
    if (!begun.interrupting && !thinking()) return undefined;
    const command = commandIn(text, language());
    if (command) return { kind: 'command', command };
    if (!begun.interrupting) return undefined;
    const answering = asked() && begun.atEnd;
    return isBackchannel(text, language(), { answering }) ? { kind: 'nothing' } : undefined;
  }

  /** Known at the end only: what makes no sense yet may be the beginning of what does. */
  function isStray(words: Words): boolean {
    if (!begun.interrupting || asked() || words.meant) return false;
    const few = words.text.trim().split(/\s+/).length <= strayWords;
    return few && !options.makesSense(words);
  }

  function takeFloor(): void {
    const { atEnd } = speaker;
    speaker.yield();
    begun = { interrupting: speaker.yielding, atEnd };
  }

  function started(): void {
    judged = undefined;
    takeFloor();
    cancel();
    cancel = begun.interrupting ? clock.after(wordlessMs, speaker.goOn) : () => {};
  }

  return {
    started,
    words(text) {
      cancel();
      // It went on already, and now there are words.
      if (speaker.speaking && judge(text) === undefined) takeFloor();
    },
    paused(text) {
      cancel();
      const heard = judge(text);
      judged = heard && { text, heard };
      if (heard?.kind === 'nothing') speaker.goOn();
      return heard !== undefined && text.trim() !== '';
    },
    resumed: started,
    heard(words) {
      cancel();
      const { text } = words;
      const same = judged?.text === text ? judged.heard : undefined;
      judged = undefined;
      const known = same ?? judge(text) ?? (isStray(words) ? { kind: 'nothing' } : undefined);
      const heard = known ?? { kind: 'turn' as const, questionCut: false };
      if (heard.kind === 'nothing') speaker.goOn();
      if (heard.kind !== 'turn') return heard;
      speaker.yield();
      speaker.giveWay();
      // What is said while an answer is worked out is about nothing that this answer will ask.
      return { kind: 'turn', questionCut: speaker.questionCut || thinking() };
    },
    release() {
      cancel();
      judged = undefined;
      speaker.goOn();
    },
  };
}
