import type { SessionView } from '../../src/contract/kiosk.ts';
import { languages } from '../../src/contract/language.ts';
import type { LlmAnswer } from '../../src/contract/llm.ts';
import { createInterpreter } from '../../src/main/engine/interpret.ts';
import type { Interpret, Session, SessionHelp, TurnRecord } from '../../src/main/engine/session.ts';
import type { Log } from '../../src/main/ops/log.ts';
import { createMouth } from '../../src/main/speech/mouth.ts';
import { createVoices, type Voice } from '../../src/main/speech/tts/index.ts';
import type { ManualClock } from '../fakes/manual-clock.ts';
import { createScriptedModel, type ScriptedStep } from '../fakes/scripted-model.ts';
import { createFakeSpeechClient } from '../fakes/speech-client.ts';
import { type ScriptedVoice, scriptedVoice } from '../fakes/speech-stages.ts';
import { memoryLog } from './quiet-log.ts';
import { seatIn } from './seat.ts';
import { type OperatorMove, openStaff } from './operator.ts';
import type { Scenario } from './scenario.ts';
import type { Shop } from './shop.ts';

/** What a scenario needs besides its shop: a language model, a voice, a line that can drop. */
export interface Stage {
  readonly session: Session;
  /** Lets a turn take place, and its answer be spoken, while time passes. */
  during(turn: Promise<TurnRecord>): Promise<TurnRecord>;
  /** Whether the person was told to wait since the last look. */
  held(): boolean;
  /** Who spoke the last sentence; undefined where the scenario has no voice. */
  spokenBy(): 'natural' | 'simple' | 'none' | undefined;
  /** Drops the screen's line and takes it up again; gives the views before and after. */
  reconnect(): { readonly before: SessionView; readonly after: SessionView };
  /** Lets so many ms pass, and whatever is due in them be said. */
  pass(ms: number): Promise<void>;
  /** Lets a member of staff do something at the inbox, and Vaani tell it if it is to be told at once. */
  operate(move: OperatorMove): Promise<void>;
  /** What Vaani said since the last look, sentence by sentence. */
  heard(): string[];
  /** What went wrong without anybody being told. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** Longer than any turn may take, ms. */
const longestTurnMs = 60_000;
const stepMs = 50;

export function openStage(scenario: Scenario, shop: Shop): Stage {
  const { log, lines } = memoryLog();
  const interpret = scenario.llm
    ? createInterpreter(
        createScriptedModel('scripted', scriptOf(scenario.llm), shop.clock),
        shop.trade.pack,
        log,
        shop.clock,
      )
    : null;
  const staff = openStaff(shop, log);
  const { help } = staff;
  const line = scenario.turns.some((turn) => 'reconnect' in turn)
    ? openLine(scenario, shop, { interpret, help, log })
    : undefined;
  const session =
    line?.session ?? shop.begin({ language: scenario.lang, help, ...(interpret && { interpret }) });
  staff.follow(session);
  const voice = scenario.voice && openVoice(scenario.voice, session, shop.clock);
  let seen = 0;
  let lastTurn = 0;
  return {
    session,
    async during(turn) {
      const record = await passing(turn, shop.clock);
      if (voice) await passing(voice.quiet(), shop.clock);
      return record;
    },
    held() {
      const fresh = session.log.slice(seen);
      seen = session.log.length;
      return fresh.some(
        ({ type, ...event }) =>
          type === 'said' && 'phrases' in event && event.phrases[0]?.key === 'hold',
      );
    },
    spokenBy: () => voice?.spokenBy(),
    reconnect() {
      if (!line) throw new Error('this scenario has no line');
      return line.reconnect();
    },
    async pass(ms) {
      shop.clock.advance(ms);
      await new Promise((resolve) => setImmediate(resolve));
    },
    operate: (move) => staff.does(move),
    heard() {
      const fresh = session.view().turns.filter(({ id }) => id > lastTurn);
      lastTurn = fresh.at(-1)?.id ?? lastTurn;
      return fresh.filter(({ who }) => who === 'vaani').map(({ text }) => text);
    },
    get problems() {
      return lines.filter((text) => !text.includes('the language model gave no answer'));
    },
    async close() {
      staff.close();
      await line?.close();
    },
  };
}

/** Waits for a promise while the clock runs; it stands still while there is work to be done. */
async function passing<T>(work: Promise<T>, clock: ManualClock): Promise<T> {
  let done = false;
  const end = work.finally(() => {
    done = true;
  });
  end.catch(() => {});
  for (let ms = 0; ms <= longestTurnMs; ms += stepMs) {
    for (let i = 0; i < 3 && !done; i += 1) await new Promise((resolve) => setImmediate(resolve));
    if (done) return end;
    clock.advance(stepMs);
  }
  throw new Error(`nothing came of it within ${longestTurnMs} ms`);
}

function scriptOf({ fails = [], delayMs, answers }: NonNullable<Scenario['llm']>): ScriptedStep[] {
  const helpless = { call: 'none_of_these', with: {} };
  const given = answers ?? (fails.length > 0 && delayMs === undefined ? [] : [helpless]);
  return [
    ...fails.map((code): ScriptedStep => ({ fail: code })),
    ...given.map((one): ScriptedStep => {
      const answer: LlmAnswer =
        'text' in one
          ? { kind: 'text', text: one.text }
          : { kind: 'call', name: one.call, arguments: one.with ?? {} };
      return delayMs === undefined ? { answer } : { delayMs, ends: { answer } };
    }),
  ];
}

/** A seat with a screen whose line can be dropped; nothing that its voice says is heard to the end. */
function openLine(
  scenario: Scenario,
  shop: Shop,
  {
    interpret,
    help,
    log,
  }: {
    readonly interpret: Interpret | null;
    readonly help: SessionHelp;
    readonly log: Log;
  },
) {
  const speech = createFakeSpeechClient();
  const seat = seatIn(shop, { language: scenario.lang, speech, interpret, help, log });
  void seat.setAudio('remote');
  seat.attach();
  let latest: string | undefined;
  seat.session.events.on('speak', ({ parts }) => {
    latest = parts[0]?.text;
  });
  return {
    session: seat.session,
    reconnect() {
      const spoken = speech.callsOf('speak').length;
      const before = seat.view();
      seat.detach();
      seat.attach();
      const again = speech.callsOf('speak').slice(spoken);
      if (latest !== undefined && again[0]?.['text'] !== latest) {
        throw new Error('the answer that the line cut off was not said again');
      }
      return { before, after: seat.view() };
    },
    close: () => seat.close(),
  };
}

/** The speaking half of the speech process, with scripted voices and a player that only listens. */
function openVoice(
  { natural, simple }: NonNullable<Scenario['voice']>,
  session: Session,
  clock: ManualClock,
) {
  const best = scriptedVoice({ name: 'natural' });
  const last = scriptedVoice({ name: 'simple' });
  if (natural === 'fails') best.fail = 'scripted';
  if (natural === 'hangs') best.hang = 'before';
  if (simple === 'fails') last.fail = 'scripted';
  let spokenBy: ReturnType<Stage['spokenBy']> = 'none';
  const heardFrom = (voice: ScriptedVoice, name: 'natural' | 'simple'): Voice => ({
    ...voice,
    languages,
    speak: (request) =>
      voice.speak({
        ...request,
        onAudio(samples, sampleRate) {
          spokenBy = name;
          request.onAudio(samples, sampleRate);
        },
      }),
  });
  const voices = createVoices({
    natural: [heardFrom(best, 'natural')],
    fallback: heardFrom(last, 'simple'),
    problems: [],
    onChange() {},
    clock,
  });
  let waiting = 0;
  let allSaid: (() => void) | undefined;
  const mouth = createMouth({
    voices,
    clock,
    player: (listener) => ({
      write() {},
      finish: (utterance, failure) =>
        listener.onEnd(utterance, clock.now(), failure === undefined, failure),
      room: () => Promise.resolve(),
      duck() {},
      silence() {},
      finishSentence: () => undefined,
      holds: () => false,
    }),
    emit(event) {
      if (event.kind !== 'audio-end') return;
      if (!event.completed) spokenBy = 'none';
      waiting -= 1;
      if (waiting === 0) allSaid?.();
    },
  });
  let utterance = 0;
  session.events.on('speak', ({ parts }) => {
    const { language, rate, volume } = session.state;
    for (const { text } of parts) {
      utterance += 1;
      waiting += 1;
      mouth.speak({ utterance, text, language, rate, volume, holding: false });
    }
  });
  return {
    spokenBy: () => spokenBy,
    quiet: () =>
      waiting === 0
        ? Promise.resolve()
        : new Promise<void>((resolve) => {
            allSaid = resolve;
          }),
  };
}
