import type { Clock } from '../../kernel/clock.ts';
import { assert } from '../../kernel/errors.ts';
import { rms, toInt16 } from '../audio/pcm.ts';
import { duckedLevel } from './gain.ts';
import { sentencePauseMs } from './pauses.ts';
import type { Player, PlayerEvents } from './port.ts';
import { createRoom } from './room.ts';

export interface RemotePlayerOptions {
  /** Length of one frame sent, ms. */
  readonly frameMs: number;
  /** How far ahead of real time audio is sent at most, ms. */
  readonly aheadMs: number;
  /** How much unsent audio makes the voice wait, ms. */
  readonly queueMs: number;
  /** How long after it should have begun or ended the far side may take to say so, ms. */
  readonly reportTimeoutMs: number;
}

export const remotePlayerDefaults = {
  frameMs: 40,
  aheadMs: 1_500,
  queueMs: 10_000,
  reportTimeoutMs: 3_000,
} as const satisfies RemotePlayerOptions;

/** Where a remote player's audio and words go. */
export interface RemotePlayerEnd {
  sendFrame(utterance: number, samples: Int16Array, sampleRate: number): void;
  /** All audio of the utterance has been sent. */
  complete(utterance: number): void;
  /** The far player must stop and drop what it holds. */
  stop(): void;
  /** The far player must lower its volume, also of what comes later, until this or `stop` brings it back. */
  duck(on: boolean): void;
}

export interface RemotePlayer extends Player {
  /** What the far player really did. Reports about unknown utterances are ignored. */
  report(utterance: number, state: 'started' | 'ended'): void;
  close(): void;
}

interface Frame {
  readonly sentence: number;
  readonly samples: Float32Array;
  readonly sampleRate: number;
  readonly ms: number;
}

interface Item {
  readonly utterance: number;
  readonly frames: Frame[];
  /** Things that become audible `offsetMs` into the utterance. */
  readonly marks: {
    readonly offsetMs: number;
    readonly sentence?: number;
    readonly level?: number;
  }[];
  totalMs: number;
  lastSentence: number;
  /** The last one of which something was sent; -1 for none. */
  sentSentence: number;
  finished: boolean;
  failure: string | undefined;
  sent: boolean;
  /** Silence sent before its first sound. */
  leadMs: number;
  /** When its first sound was or will be audible; known once the far side has reported. */
  startedAt: number | undefined;
  /** Whether `onStart` was told. */
  begun: boolean;
  /** When a missing report is given up on. */
  deadlineAt: number;
}

const tickMs = 25;

/** A player whose speaker is elsewhere: audio goes out as frames, paced; reports come back. */
export function createRemotePlayer(
  clock: Clock,
  end: RemotePlayerEnd,
  events: PlayerEvents,
  options: RemotePlayerOptions = remotePlayerDefaults,
): RemotePlayer {
  let items: Item[] = [];
  /** When the far side would have played everything sent so far. */
  let sentUntil = Number.NEGATIVE_INFINITY;
  let ducked = false;
  let stopTimer: (() => void) | undefined;
  const unsentMs = () =>
    items.reduce((ms, i) => ms + i.frames.reduce((sum, f) => sum + f.ms, 0), 0);
  const room = createRoom(() => unsentMs() < options.queueMs);

  function itemFor(utterance: number): Item {
    const last = items.at(-1);
    if (last?.utterance === utterance) return last;
    const item: Item = {
      utterance,
      frames: [],
      marks: [],
      totalMs: 0,
      lastSentence: -1,
      sentSentence: -1,
      finished: false,
      failure: undefined,
      sent: false,
      leadMs: 0,
      startedAt: undefined,
      begun: false,
      deadlineAt: Number.POSITIVE_INFINITY,
    };
    items.push(item);
    return item;
  }

  function schedule(): void {
    if (stopTimer || items.length === 0) return;
    stopTimer = clock.after(tickMs, () => {
      stopTimer = undefined;
      tick();
    });
  }

  function tick(): void {
    const now = clock.now();
    for (const item of [...items]) {
      pace(item, now);
      playMarks(item, now);
      if (now > item.deadlineAt) giveUp(item, now);
      // The next one is sent only after this one.
      if (!item.sent) break;
    }
    room.check();
    schedule();
  }

  function pace(item: Item, now: number): void {
    while (item.frames[0] && sentUntil - now < options.aheadMs) {
      const frame = item.frames.shift();
      assert(frame, 'a frame is queued');
      if (item.sentSentence < 0) pause(item, frame.sampleRate, now);
      const beginsAt = Math.max(sentUntil, now);
      if (item.startedAt === undefined && item.deadlineAt === Number.POSITIVE_INFINITY) {
        item.deadlineAt = beginsAt + options.reportTimeoutMs;
      }
      sentUntil = beginsAt + frame.ms;
      item.sentSentence = frame.sentence;
      end.sendFrame(item.utterance, toInt16(frame.samples), frame.sampleRate);
    }
    if (item.frames.length > 0 || !item.finished || item.sent) return;
    item.sent = true;
    if (item.totalMs === 0) return finish(item, now, true);
    if (item.startedAt !== undefined) item.deadlineAt = sentUntil + options.reportTimeoutMs;
    end.complete(item.utterance);
  }

  /** Utterances that follow each other closely are as far apart as two sentences. */
  function pause(item: Item, sampleRate: number, now: number): void {
    const leadMs = Math.min(sentencePauseMs, sentUntil + sentencePauseMs - now);
    if (leadMs <= 0) return;
    item.leadMs = leadMs;
    sentUntil = Math.max(sentUntil, now) + leadMs;
    const silent = new Int16Array(Math.round((sampleRate * leadMs) / 1000));
    if (silent.length > 0) end.sendFrame(item.utterance, silent, sampleRate);
  }

  function playMarks(item: Item, now: number, all = false): void {
    if (item.startedAt === undefined || (!all && item.startedAt > now)) return;
    if (!item.begun) {
      item.begun = true;
      events.onStart(item.utterance, item.startedAt);
    }
    while (item.marks[0] && (all || item.startedAt + item.marks[0].offsetMs <= now)) {
      const mark = item.marks.shift();
      if (mark?.sentence !== undefined) {
        events.onSentence(item.utterance, mark.sentence, item.startedAt + mark.offsetMs);
      }
      if (mark?.level !== undefined && !all) {
        events.onLevel(mark.level * (ducked ? duckedLevel : 1));
      }
    }
  }

  function finish(item: Item, at: number, completed: boolean, failure = item.failure): void {
    items = items.filter((other) => other !== item);
    events.onEnd(item.utterance, at, completed && failure === undefined, failure);
  }

  function giveUp(item: Item, now: number): void {
    const what = item.startedAt === undefined ? 'begun' : 'ended';
    finish(item, now, false, `the player did not report that it had ${what}`);
  }

  /** Leaves of an item what belongs to the sentences of which something was sent. */
  function cut(item: Item): void {
    const rest = item.frames.findIndex(({ sentence }) => sentence > item.sentSentence);
    if (rest < 0) return;
    for (const { ms } of item.frames.splice(rest)) item.totalMs -= ms;
    const end = item.marks.findIndex(({ offsetMs }) => offsetMs >= item.totalMs);
    if (end >= 0) item.marks.splice(end);
    item.lastSentence = item.sentSentence;
  }

  function silence(): void {
    const ended = items;
    items = [];
    sentUntil = Number.NEGATIVE_INFINITY;
    if (ended.length > 0) end.stop();
    duck(false);
    const now = clock.now();
    for (const item of ended) {
      playMarks(item, now);
      events.onEnd(item.utterance, now, false, item.failure);
    }
    room.check();
  }

  function duck(on: boolean): void {
    if (on === ducked) return;
    ducked = on;
    end.duck(on);
  }

  return {
    write(utterance, sentence, samples, sampleRate) {
      const item = itemFor(utterance);
      if (item.finished) return;
      if (sentence > item.lastSentence) {
        item.lastSentence = sentence;
        item.marks.push({ offsetMs: item.totalMs, sentence });
      }
      const size = Math.round((sampleRate * options.frameMs) / 1000);
      for (let from = 0; from < samples.length; from += size) {
        const piece = samples.slice(from, from + size);
        const ms = (piece.length / sampleRate) * 1000;
        item.frames.push({ sentence, samples: piece, sampleRate, ms });
        item.marks.push({ offsetMs: item.totalMs, level: rms(piece) });
        item.totalMs += ms;
      }
      tick();
    },
    finish(utterance, failure) {
      const item = itemFor(utterance);
      item.finished = true;
      item.failure = failure;
      tick();
    },
    room: room.wait,
    duck,
    silence,
    finishSentence() {
      const kept = items.findLast(({ sentSentence }) => sentSentence >= 0);
      const from = kept ? items.indexOf(kept) + 1 : 0;
      const now = clock.now();
      for (const item of items.splice(from)) {
        events.onEnd(item.utterance, now, false, item.failure);
      }
      if (kept) cut(kept);
      tick();
      return kept && { utterance: kept.utterance, sentence: kept.sentSentence };
    },
    holds: (utterance) => items.some((item) => item.utterance === utterance),
    report(utterance, state) {
      const item = items.find((candidate) => candidate.utterance === utterance);
      if (!item) return;
      const now = clock.now();
      if (state === 'started' && item.startedAt === undefined) {
        item.startedAt = now + item.leadMs;
        item.deadlineAt = item.sent
          ? Math.max(sentUntil, item.startedAt + item.totalMs) + options.reportTimeoutMs
          : Number.POSITIVE_INFINITY;
        playMarks(item, now);
      } else if (state === 'ended' && item.sent) {
        // A player that reports only the end has begun too.
        item.startedAt ??= now - item.totalMs;
        playMarks(item, now, true);
        finish(item, now, true);
      }
    },
    close() {
      stopTimer?.();
      stopTimer = undefined;
      silence();
    },
  };
}
