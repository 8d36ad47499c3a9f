import type { Status } from '../../src/contract/kiosk.ts';
import type { Clock } from '../../src/main/kernel/clock.ts';
import type { Seat } from '../../src/main/engine/seat.ts';
import type { Session } from '../../src/main/engine/session.ts';
import type { EmitSpeech } from '../../src/main/speech/channel.ts';
import type { SpeechClient } from '../../src/main/speech/index.ts';
import type { Faults } from './faults.ts';
import { createFloor } from './floor.ts';
import { createHearing } from './hearing.ts';
import { createHistory } from './history.ts';
import type { Room } from './room.ts';
import type { Step } from './script.ts';
import { watchSession } from './sessions.ts';
import type { SimulatedShop } from './shop.ts';
import type { Trace } from './trace.ts';
import { createWrites } from './writes.ts';

/** Sees everything that happens in a run, and says what must not. */
export interface Watch {
  /** Something that must never happen; the first one ends the run. */
  violated(what: string): void;
  readonly violation: string | undefined;
  /** What the screen shows, as the seat tells it. */
  readonly status: Status;
  /** The ear is in a stretch of speech. */
  readonly earBusy: boolean;
  /** The mouth was given something to say and has not ended it. */
  readonly mouthBusy: boolean;
  /** Something is still being answered. */
  readonly open: boolean;
  /** How often each thing was seen. */
  readonly seen: Readonly<Record<string, number>>;
  /** Looks at how things stand; after every step of the clock. */
  look(): void;
  /** Nothing goes on any more: everything must be answered, ended and told. */
  atRest(): void;
  onLog(level: 'warn' | 'error', what: string): void;
  readonly onEmit: EmitSpeech;
  onBirth(): void;
  onDeath(): void;
  onClient(client: SpeechClient): void;
  onSeat(seat: Seat, room: Room): void;
  onStep(step: Step): void;
  /** The person begins to make a sound; call what it returns at its end. */
  onSound(step: Step): () => void;
  onListening(on: boolean): void;
  onAway(away: boolean): void;
  onNotice(text: string): void;
  /** A turn that was typed or tapped. */
  settles(turn: Promise<unknown>): void;
}

export interface WatchOptions {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly shop: SimulatedShop;
  readonly kind: 'device' | 'remote';
  readonly trace: Trace;
}

/** Nobody waits longer in silence for a kiosk that says it is busy, ms. */
const longestSilenceMs = 10_000;
/** And it does not say that it hears somebody who has long been silent, ms. */
const longestHearingMs = 4_000;
/** What was made is still fading out this long after its end, ms. */
const fadingMs = 500;

/** What is shown and what waits is not said any more after these. */
const silencing: ReadonlySet<Step['do']> = new Set(['tap', 'type', 'stop', 'end']);

export function createWatch(options: WatchOptions): Watch {
  const { clock, trace } = options;
  let violation: string | undefined;
  let seat: Seat | undefined;
  let room: Room | undefined;
  let session: Session | undefined;
  let deaths = 0;
  let status: Status = 'idle';
  let statusSince = clock.now();
  let earBusy = false;
  let soundEndsAt = Number.NEGATIVE_INFINITY;
  let listening = false;
  let away = false;
  let up = false;
  const saying = new Set<number>();
  let fadesUntil = Number.NEGATIVE_INFINITY;

  const violated = (what: string) => {
    if (violation === undefined) trace(`VIOLATED ${what}`);
    violation ??= what;
  };
  const history = createHistory({ ...options, violated });
  const writes = createWrites({ ...options, violated, questionHeard: history.questionHeard });
  const ready = () => listening && !away && up;
  const hearing = createHearing({ ...options, violated, ready });
  const floor = createFloor({ ...options, violated, ready, fresh: () => !earBusy });

  /** What was said may be lost, and what is being said may be silent. */
  function disturbed(): void {
    hearing.disturbed();
    floor.disturbed();
  }

  function begin(next: Session): void {
    trace('a conversation begins');
    if (session) listening = false;
    session = next;
    disturbed();
    history.begin(next);
    watchSession(next, clock.now, {
      prepares: options.faults.prepares,
      onAsked(asked) {
        hearing.onAsked(asked);
        floor.disturbed();
      },
      onStray: hearing.onStray,
      onAnswered(asked, record) {
        trace(() => `answer (${record.act} ${record.intent ?? ''}) ${record.reply}`);
        writes.look(next);
        const since = asked.how === 'voice' ? hearing.spokenSince : asked.at;
        writes.onAnswered(asked, record, since);
      },
    });
  }

  return {
    violated,
    get violation() {
      return violation;
    },
    get status() {
      return status;
    },
    get earBusy() {
      return earBusy;
    },
    get mouthBusy() {
      return saying.size > 0 || clock.now() < fadesUntil;
    },
    get open() {
      return hearing.open;
    },
    get seen() {
      return { ...writes.seen, ...history.seen, ...hearing.seen, ...floor.seen, deaths };
    },
    look() {
      if (!seat || !room) return;
      if (seat.session !== session) begin(seat.session);
      const now = clock.now();
      if (status === 'thinking' || status === 'speaking') {
        const since = Math.max(statusSince, room.lastAudibleAt);
        if (!room.audible && now - since > longestSilenceMs)
          violated(`silent and ${status} for 10 s`);
      }
      if (status === 'hearing' && hearing.sounding === 0) {
        const since = Math.max(statusSince, soundEndsAt);
        if (now - since > longestHearingMs) violated('still hearing 4 s after the last sound');
      }
      writes.look(seat.session);
      hearing.look(room);
      floor.look(room);
    },
    atRest() {
      if (!seat || !room) return;
      if (status !== 'listening' && status !== 'idle') violated(`at rest it is ${status}`);
      const shown = seat.view().status;
      if (shown !== status) violated(`the screen shows ${status}, and it is ${shown}`);
      writes.atRest();
      hearing.atRest();
      history.atRest(seat.session, room);
    },
    onLog(level, what) {
      trace(`log ${level} ${what}`);
      if (level === 'error') violated(`an error was logged: ${what}`);
    },
    onEmit(name, data) {
      if (name === 'level' || name === 'status') return;
      trace(() => `← ${name} ${JSON.stringify({ ...data, channel: undefined, at: undefined })}`);
      if (name === 'speech-start') earBusy = true;
      if (name === 'heard') earBusy = false;
      if (name === 'audio-end') {
        const { failure = '' } = data as { failure?: string };
        const lost = options.faults.lostReports > 0 || away;
        if (!lost && /did not report/.test(failure))
          violated('the screen did not play what it was sent');
        saying.delete((data as { utterance: number }).utterance);
        fadesUntil = clock.now() + fadingMs;
      }
      hearing.onEmit(name, data as never);
      floor.onEmit(name, data);
      if (room) history.onEmit(name, data, room);
    },
    onBirth: () => trace('the speech process begins'),
    onDeath() {
      trace('the speech process dies');
      deaths += 1;
      earBusy = false;
      up = false;
      disturbed();
      history.disturbed();
    },
    onClient(client) {
      const call = client.call.bind(client) as (method: string, params: object) => Promise<unknown>;
      const watched = (method: string, params: object) => {
        trace(() => `→ ${method} ${JSON.stringify({ ...params, channel: undefined })}`);
        if (method === 'speak') saying.add((params as { utterance: number }).utterance);
        if (method === 'channel.close') {
          saying.clear();
          earBusy = false;
        }
        history.onCall(method, params);
        floor.onCall(method, params);
        return call(method, params);
      };
      Object.assign(client, { call: watched });
      client.on('heard', (data) => {
        hearing.onHeard(data);
        if (/^(?:stop|wait)$/i.test(data.text)) history.silenced();
      });
      // A dead process says no end; what was asked for meanwhile is said by the next one.
      client.on('audio-end', ({ utterance }) => saying.delete(utterance));
      client.onUp(() => {
        up = true;
        trace('the speech process is up');
      });
      client.onDown(() => {
        up = false;
      });
    },
    onSeat(next, nextRoom) {
      seat = next;
      room = nextRoom;
      begin(next.session);
      seat.events.on('view', (view) => {
        if (view.status === status) return;
        trace(`status ${view.status}`);
        status = view.status;
        statusSince = clock.now();
      });
    },
    onStep(step) {
      trace(() => `person ${JSON.stringify(step)}`);
      if (step.do !== 'say' && step.do !== 'cough') floor.disturbed();
      if (step.do === 'end' || step.do === 'away') history.disturbed();
      if (silencing.has(step.do)) history.silenced();
      if (step.do === 'end') disturbed();
    },
    onSound(step) {
      const ends = room ? [hearing.onSound(step), floor.onSound(step, room)] : [];
      return () => {
        soundEndsAt = clock.now();
        trace('the person is silent');
        for (const end of ends) end();
      };
    },
    onListening(on) {
      listening = on;
      if (!on) earBusy = false;
      disturbed();
    },
    onAway(gone) {
      away = gone;
      trace(gone ? 'the screen goes' : 'the screen comes');
      disturbed();
      // The microphone of the machine stays where it is.
      if (gone && options.kind === 'remote') earBusy = false;
    },
    onNotice: history.onNotice,
    settles: hearing.settles,
  };
}
