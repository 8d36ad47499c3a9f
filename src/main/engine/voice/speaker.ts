import type { Answer, SpokenPart } from '../spoken.ts';
import {
  captionOf,
  type Current,
  heardOf,
  isLastSentence,
  noteCut,
  type Piece,
  piecesOf,
  type Saying,
  sentencesIn,
} from './saying.ts';
import type { Speaker, SpeakerOptions } from './speaker-port.ts';

/** Parts that may wait; more than one long answer and a few notices is a fault. */
const maxQueue = 24;

export function createSpeaker(options: SpeakerOptions): Speaker {
  const { mouth, nextUtterance } = options;
  let queue: readonly Piece[] = [];
  let current: Current | null = null;
  /** Silenced for a sound; its end will tell where to go on. */
  let yielded: Current | null = null;
  /** Cut for good, but not ended yet. */
  const leaving = new Map<number, Current>();
  /** Utterances whose end means nothing any more. */
  const forgotten = new Set<number>();
  const fillers = new Set<number>();
  let held = false;
  let ducked = false;
  /** The proposal whose question was not said to its end, and the last one whose question was. */
  let cutProposal: string | null = null;
  let askedProposal: string | null = null;
  let latest: Answer | undefined;

  function enqueue(pieces: readonly Piece[]): void {
    queue = [...queue, ...pieces].slice(0, maxQueue);
    next();
  }

  function next(): void {
    const [piece, after] = queue;
    if (held || current || yielded || !piece) return;
    queue = queue.slice(1);
    current = { ...piece, utterance: nextUtterance(), begun: false, sentence: -1 };
    const { saying, part } = piece;
    const { language } = saying.answer;
    saying.cut = '';
    mouth.speak(current.utterance, { text: part.text, language, ...saying.manner, holding: false });
    if (after) mouth.prepare(speechOf(after));
    options.onChanged();
  }

  const speechOf = ({ saying, part }: Piece) => {
    const { answer, manner } = saying;
    return { text: part.text, language: answer.language, rate: manner.rate };
  };

  const interrupted = (saying: Saying) => options.onInterrupted(saying.answer, heardOf(saying));

  /** Drops what waits, but for what outlasts it; each answer is told once. */
  function drop(lasts: (piece: Piece) => boolean): void {
    const dropped = queue.filter((piece) => !lasts(piece));
    queue = queue.filter(lasts);
    for (const { part } of dropped) notAsked(part);
    const stillSaid = new Set([yielded?.saying, ...[...leaving.values()].map((l) => l.saying)]);
    for (const saying of new Set(dropped.map((piece) => piece.saying))) {
      saying.dropped = true;
      if (!stillSaid.has(saying)) interrupted(saying);
    }
  }

  function notAsked({ proposalId }: SpokenPart): void {
    if (proposalId !== null && proposalId !== askedProposal) cutProposal = proposalId;
  }

  /** What is being said ends for good. */
  function leave(piece: Current): void {
    leaving.set(piece.utterance, piece);
    if (!isLastSentence(piece)) notAsked(piece.part);
  }

  function unduck(): void {
    if (ducked) mouth.duck(false);
    ducked = false;
  }

  function cutAll(): void {
    if (current || fillers.size > 0) mouth.silence();
    for (const piece of [current, yielded]) if (piece) leave(piece);
    current = null;
    yielded = null;
    ducked = false;
  }

  const speaker: Speaker = {
    get speaking() {
      return current !== null || fillers.size > 0 || (queue.length > 0 && !held);
    },
    get yielding() {
      return held && (current !== null || yielded !== null || queue.length > 0);
    },
    get questionCut() {
      return cutProposal !== null;
    },
    get late() {
      return current !== null && !current.begun && fillers.size === 0;
    },
    get atEnd() {
      const last = current ?? yielded;
      if (last) return queue.length === 0 && isLastSentence(last);
      const [rest] = queue;
      if (!rest) return true;
      return queue.length === 1 && rest.saying.cut !== '' && sentencesIn(rest.part) <= 1;
    },
    say(answer) {
      latest = answer;
      enqueue(piecesOf(answer));
    },
    interrupt(answer) {
      const mine = piecesOf(answer, true);
      if (!held && current && !current.begun) {
        // Nobody has heard any of it yet: it comes after.
        const { saying, part } = current;
        forgotten.add(current.utterance);
        current = null;
        mouth.silence();
        queue = [{ saying, part }, ...queue];
      } else if (!held && current && current.part.mustHear === null) mouth.finishSentence();
      const lasting = queue.findIndex(({ saying }) => !saying.lasting);
      const at = lasting < 0 ? queue.length : lasting;
      queue = [...queue.slice(0, at), ...mine, ...queue.slice(at)];
      next();
    },
    hold(answer) {
      const [part] = answer.parts;
      if (!part || held) return;
      const utterance = nextUtterance();
      fillers.add(utterance);
      const { language, rate, volume } = answer;
      mouth.speak(utterance, { text: part.text, language, rate, volume, holding: true });
      options.onChanged();
    },
    yield() {
      held = true;
      if (current && current.part.mustHear !== null && current.begun) {
        if (!ducked) mouth.duck(true);
        ducked = true;
        return;
      }
      if (!current && fillers.size === 0) return;
      // A filler may still be fading when the answer behind it was silenced already.
      yielded = current ?? yielded;
      current = null;
      mouth.silence();
    },
    goOn() {
      if (!held) return;
      held = false;
      unduck();
      next();
      options.onChanged();
    },
    giveWay() {
      held = false;
      unduck();
      if (yielded) leave(yielded);
      yielded = null;
      if (current?.part.mustHear === 'question') {
        if (!isLastSentence(current)) notAsked(current.part);
        mouth.finishSentence();
      } else if (current && current.part.mustHear === null) {
        leave(current);
        current = null;
        mouth.silence();
      }
      // What was asked is answered now, or asked again after the answer.
      drop(({ saying: { lasting }, part: { mustHear } }) =>
        lasting ? mustHear !== 'question' : mustHear === 'report',
      );
      next();
      options.onChanged();
    },
    silence() {
      held = false;
      cutAll();
      drop(() => false);
      options.onChanged();
    },
    repeat() {
      if (!latest) return false;
      const again = latest;
      held = false;
      cutAll();
      drop(({ saying }) => saying.lasting);
      enqueue(piecesOf(again));
      return true;
    },
    change(manner) {
      latest &&= { ...latest, ...manner };
      for (const { saying } of [...queue, ...(yielded ? [yielded] : [])]) saying.manner = manner;
    },
    takeBack() {
      const cutOff = ({ lasting }: Saying) => held && !lasting;
      const pieces = [...(yielded ? [yielded] : []), ...(current ? [current] : []), ...queue];
      const sayings = [...new Set(pieces.map(({ saying }) => saying))];
      if (current || fillers.size > 0) mouth.silence();
      for (const piece of [current, yielded]) if (piece) forgotten.add(piece.utterance);
      for (const saying of sayings.filter(cutOff)) interrupted(saying);
      const kept = sayings.findLast((saying) => !cutOff(saying));
      queue = [];
      current = null;
      yielded = null;
      held = false;
      ducked = false;
      return kept?.answer;
    },
    started(utterance) {
      if (current?.utterance === utterance) current.begun = true;
      options.onChanged();
    },
    sentence(utterance, index) {
      if (current?.utterance !== utterance) return;
      current.sentence = index;
      options.onCaption(captionOf(current));
      const { proposalId } = current.part;
      if (proposalId === null || !isLastSentence(current)) return;
      askedProposal = proposalId;
      if (cutProposal === proposalId) cutProposal = null;
    },
    ended(end) {
      const { utterance, completed, failure } = end;
      if (fillers.delete(utterance)) return options.onChanged();
      if (forgotten.delete(utterance)) return;
      const left = leaving.get(utterance);
      const piece = left ?? [current, yielded].find((one) => one?.utterance === utterance);
      if (!piece) return;
      leaving.delete(utterance);
      const wasYielded = yielded === piece;
      if (current === piece) current = null;
      if (wasYielded) yielded = null;
      if (failure !== undefined) failed(piece, left !== undefined);
      else if (completed) {
        piece.saying.heard.push(piece.part.screen);
        if (piece.saying.dropped && left) interrupted(piece.saying);
      } else {
        const rest = noteCut(piece, end);
        if (wasYielded) queue = [rest, ...queue];
        else if (!queue.some(({ saying }) => saying === piece.saying)) interrupted(piece.saying);
      }
      next();
      options.onChanged();
    },
    refused(utterance) {
      fillers.delete(utterance);
      const piece = [current, yielded].find((one) => one?.utterance === utterance);
      if (current === piece) current = null;
      if (yielded === piece) yielded = null;
      if (piece) queue = queue.filter(({ saying }) => saying !== piece.saying);
      next();
      options.onChanged();
    },
  };

  /** The rest of the answer would fail too; a newer one makes it out of date. */
  function failed({ saying }: Piece, cutOff: boolean): void {
    queue = queue.filter((piece) => piece.saying !== saying);
    if (!cutOff && queue.length === 0) options.onUnheard(saying.answer);
  }

  return speaker;
}
