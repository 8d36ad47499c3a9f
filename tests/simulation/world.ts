import type { SessionView, Status } from '../../src/contract/kiosk.ts';
import type { SpeechConfig } from '../../src/contract/speech.ts';
import { createSeat, type Seat } from '../../src/main/engine/seat.ts';
import type { Interpret } from '../../src/main/engine/session.ts';
import { plain } from '../../src/main/dialogue/understand/reading.ts';
import { createSpeechClient, type SpeechClient } from '../../src/main/speech/index.ts';
import type { Chance } from './chance.ts';
import type { VirtualClock } from './clock.ts';
import type { Faults } from './faults.ts';
import { createMicrophone } from './microphone.ts';
import { createPerson, type Person } from './person.ts';
import { quietLog } from './quiet-log.ts';
import { createRoom } from './room.ts';
import { openScreen, type Screen } from './screen.ts';
import type { Step } from './script.ts';
import type { SimulatedShop } from './shop.ts';
import { simulatedSpeechProcess } from './speech-process.ts';
import { scriptedStages } from './stages.ts';
import { createTape } from './tape.ts';
import type { Watch } from './watch.ts';

/** One kiosk, one person in front of it, and everything between them. */
export interface World {
  readonly seat: Seat;
  readonly speech: SpeechClient;
  readonly person: Person;
  readonly view: SessionView | undefined;
  readonly status: Status;
  /** Nothing is to be heard, and the screen shows that Vaani waits. */
  readonly quiet: boolean;
  readonly audible: boolean;
  /** Notes that the person does something, and lets them. */
  act(step: Step, work: () => void): void;
  /** Notes that they begin to make this sound; call what it returns at its end. */
  speaks(step: Step): () => void;
  letGo(): void;
  type(text: string): void;
  tap(yes: boolean, stale: boolean): void;
  listen(on: boolean): void;
  leave(): void;
  comeBack(): void;
  tell(priority: 'interrupt' | 'high', text: string): void;
  /** Ends everything. */
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly faults: Faults;
  readonly script: readonly Step[];
  readonly kind: 'device' | 'remote';
  readonly shop: SimulatedShop;
  readonly watch: Watch;
}

const microphoneRate = 16_000;
const speakerRate = 48_000;
const deviceBlockMs = 40;
const deviceLatencyMs = 60;
const nothing: SpeechConfig = {
  recognisers: [],
  vad: null,
  voices: [],
  devices: null,
  denoiser: null,
  phraseCache: null,
};

export function createWorld(options: WorldOptions): World {
  const { clock, chance, faults, script, kind, shop, watch } = options;
  const log = quietLog(watch.onLog);
  const tape = createTape(microphoneRate);
  const room = createRoom(clock, (one, other, ms) =>
    watch.violated(`two voices at once: utterances ${one} and ${other} for ${Math.round(ms)} ms`),
  );
  const stages = scriptedStages({ clock, chance: chance.fork(), faults, tape });
  let screen: Screen | undefined;
  let listening = false;
  let channel = 0;
  let lastTapped = 'none';
  let closed = false;

  const process = simulatedSpeechProcess({
    clock,
    chance: chance.fork(),
    faults,
    stages,
    onEmit: watch.onEmit,
    onBirth: watch.onBirth,
  });
  const config =
    kind === 'device' ? { ...nothing, devices: { input: 'in', output: 'out' } } : nothing;
  const speech = createSpeechClient({ log, config: () => config, spawn: process.spawn });
  watch.onClient(speech);
  speech.start().catch(() => {});

  const model = chance.fork();
  const interpret: Interpret = (heard) =>
    new Promise((resolve) => {
      const knows = model.of(0.3);
      clock.after(model.between(...faults.modelMs), () =>
        resolve(knows ? { ...plain(heard.text, 'request', 0.6), intent: 'ask_faq' } : null),
      );
    });

  const seat = createSeat({
    trade: shop.trade,
    clock,
    language: 'en',
    interpret,
    speech,
    models: () => [],
    notice: () => null,
    nextChannel: () => ++channel,
    onTurn: () => {},
    log,
  });
  watch.onSeat(seat, room);

  const microphone = createMicrophone({
    clock,
    tape,
    awaited: () => watch.earBusy,
    send(samples) {
      if (kind === 'device') process.devices?.onFrame(samples, microphoneRate);
      else if (screen && listening) {
        seat.hear({ channel: 0, utterance: 0, sampleRate: microphoneRate, samples });
      }
    },
  });

  /** The speaker of the machine asks for the next samples; while nothing is said, it would only get silence. */
  function pump(): void {
    if (closed) return;
    clock.after(deviceBlockMs, pump);
    const ends = process.devices;
    if (!ends || !watch.mouthBusy) return;
    const block = ends.render((speakerRate * deviceBlockMs) / 1000);
    const first = block.findIndex((sample) => sample !== 0);
    if (first < 0) return;
    const last = block.findLastIndex((sample) => sample !== 0);
    const begins = clock.now() + deviceLatencyMs;
    const ms = (sample: number) => (sample * 1000) / speakerRate;
    room.sound(1, begins + ms(first), begins + ms(last + 1));
  }

  const attach = () => {
    screen = openScreen({ seat, clock, chance: chance.fork(), faults, room });
    seat.attach();
  };

  const world: World = {
    seat,
    speech,
    get person() {
      return person;
    },
    get view() {
      return screen?.view;
    },
    get status() {
      return watch.status;
    },
    get quiet() {
      const status = watch.status;
      return !room.audible && (status === 'listening' || status === 'idle');
    },
    get audible() {
      return room.audible;
    },
    act(step, work) {
      watch.onStep(step);
      work();
    },
    speaks: (step) => watch.onSound(step),
    letGo: seat.endTurn,
    type(text) {
      if (screen) watch.settles(seat.session.say(text));
    },
    tap(yes, stale) {
      const shown = screen?.view?.pending?.proposalId;
      const id = stale ? lastTapped : (shown ?? 'none');
      if (shown) lastTapped = shown;
      if (screen) watch.settles(seat.session.confirm(id, yes));
    },
    listen(on) {
      listening = on;
      seat.listen(on);
      watch.onListening(on);
    },
    leave() {
      watch.onAway(true);
      screen?.leave();
      screen = undefined;
      seat.detach();
    },
    comeBack() {
      attach();
      watch.onAway(false);
    },
    tell(priority, text) {
      const told = seat.session.notify({
        priority,
        about: text,
        tell: (draft) =>
          draft.say([{ key: 'escalation.answer', params: { name: 'Asha', answer: text } }]),
      });
      if (told && priority === 'interrupt') watch.onNotice(text);
    },
    async close() {
      closed = true;
      screen?.leave();
      await seat.close();
      await speech.stop();
    },
  };

  void seat.setAudio(kind);
  attach();
  world.listen(true);
  if (kind === 'device') clock.after(deviceBlockMs, pump);
  for (const at of faults.deaths) {
    clock.after(at, () => {
      watch.onDeath();
      process.die('SIGSEGV');
    });
  }
  const person = createPerson({ clock, chance: chance.fork(), script, microphone, world });
  return world;
}
