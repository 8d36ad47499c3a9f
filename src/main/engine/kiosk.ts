import type { ModelProgress } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import { resolveModels } from '../models/index.ts';
import type { Log } from '../ops/log.ts';
import { modelsFolder, phraseCacheFolder } from '../ops/paths.ts';
import { environmentSecrets, type Secrets } from '../ops/secrets.ts';
import type { Spawned } from '../ops/supervisor.ts';
import { packs } from '../packs/index.ts';
import type { Pack } from '../packs/pack.ts';
import { type AudioDevice, createSpeechClient, type SpeechClient } from '../speech/index.ts';
import type { Updates } from '../update/index.ts';
import { prerenderCommon, spokenLabel } from './common-sentences.ts';
import { dropOldCopies } from './backups.ts';
import { createConsoles } from './console/index.ts';
import { saveConversation } from './conversations.ts';
import { createOperators } from './escalation/index.ts';
import { echoNoter } from './last-echo.ts';
import { createLiveSettings, type GivenSettings } from './live-settings.ts';
import { createModelKeeper } from './model-keeper.ts';
import { createOutbox } from './outbox.ts';
import { createPlaces, type Places } from './places.ts';
import { keepForDays } from './retention.ts';
import { connectScreen } from './screen.ts';
import { openSecondOpinion } from './second-opinion.ts';
import { createSeat, type Seat } from './seat.ts';
import type { Interpret, Session } from './session.ts';
import { openTrades, type TradeFile, type Trades } from './trades.ts';

export interface KioskOptions {
  /** The trades served, in the order to show them. */
  readonly trades: readonly [TradeFile, ...TradeFile[]];
  /** Models are fetched for its languages; what the trades are is said in `trades`. */
  readonly settings: GivenSettings;
  /** What people should know about the kiosk itself, most important first; the screen shows the first. */
  readonly notices?: readonly ('notice.safe_mode' | 'notice.settings')[];
  /** The machine's own microphone and speaker, by name ("default" for the system's); null where there are none to use. */
  readonly devices: { readonly input: string; readonly output: string } | null;
  /** Fetch missing models in the background. */
  readonly fetchModels: boolean;
  /** Told about models that are missing or on their way. */
  readonly onModelProgress?: (progress: ModelProgress) => void;
  readonly log: Log;
  readonly clock?: Clock;
  /** How to start the child processes, where it is not a forked Node (Electron). */
  readonly spawnSpeech?: () => Spawned;
  readonly spawnLlm?: () => Spawned;
  /** False: no language model of this machine is loaded, installed or not (safe mode). */
  readonly localModel?: boolean;
  /** Keys of services; those of the environment, where no others are given. */
  readonly secrets?: Secrets;
  /** Where classifiers are looked for and kept, where not in the usual folders. */
  readonly classifiers?: readonly string[];
  /** Starts the whole app anew; left out where nobody would: then the console says what to do instead. */
  readonly restart?: () => void;
  /** Vaani's own, for the console. */
  readonly version?: string;
  /** How newer versions come, for the console; left out where git and npm bring them. They stay the shell's to close. */
  readonly updates?: Updates | undefined;
  /** How the audio devices are found, where not by a process of their own. */
  readonly listDevices?: () => Promise<readonly AudioDevice[]>;
}

/** The whole kiosk without a screen. */
export interface Kiosk {
  readonly speech: SpeechClient;
  /** Every trade with its database, and what had to be done to open it. */
  readonly trades: Trades['all'];
  /** For programs that talk without a screen. */
  readonly places: Places;
  /** Serves a screen on this wire. `devices`: it stands at the kiosk and may use its microphone and speaker. */
  connect(wire: Wire, access: { readonly devices: boolean }): void;
  /** Serves the operators' inbox on this wire. `browser`: the pages of one are one operator. */
  connectOperator(wire: Wire, browser: string): void;
  /** Serves the operator's console, which opens by PIN. `browser`: the pages of one are one operator. */
  connectConsole(wire: Wire, page: { readonly browser: string }): void;
  /** Somebody is in a conversation, at any screen. */
  busy(): boolean;
  close(): Promise<void>;
}

/** A seat whose screen is gone waits this long for it, ms. */
const resumeWithinMs = 5 * 60_000;
/** More seats than this are refused: each holds a recognition stream. */
const maxSeats = 32;
/** About an hour of speech at 22 kHz. */
const phraseCacheBytes = 160 * 2 ** 20;
const backupEveryMs = 24 * 3_600_000;
const recoveryNotices = { backup: 'notice.data_restored', nothing: 'notice.data_reset' } as const;

/**
 * Puts the kiosk together: trades with their stores, speech process, language model, models. It answers
 * screens at once; hearing and speaking join when their process is ready.
 *
 * @throws when a database or its sample data cannot be used.
 */
export async function createKiosk(options: KioskOptions): Promise<Kiosk> {
  const { log, settings } = options;
  const clock = options.clock ?? systemClock;
  const live = createLiveSettings(
    settings,
    packs.map(({ id }) => id),
  );
  const secrets = options.secrets ?? environmentSecrets();
  const trades = openTrades({
    files: options.trades,
    position: settings.position,
    interpretFor,
    nowMs: clock.now(),
    log,
    classifiers: options.classifiers,
  });
  const backup = () => void trades.backup();
  backup();
  const backupTimer = setInterval(backup, backupEveryMs);
  const stores = trades.all.map(({ db }) => db);
  const files = trades.all.map(({ trade, db }) => ({ pack: trade.pack.id, file: db.file }));
  const prune = () => {
    const days = live.now.retentionDays;
    const onPrune = () => dropOldCopies(files, days, clock.now());
    return keepForDays({ stores, days, clock, log, onPrune });
  };
  let stopPruning = prune();

  let models = await resolveModels(modelsFolder());
  for (const { id, message } of models.problems)
    log.warn({ model: id, problem: message }, 'a model cannot be used');
  const speech = createSpeechClient({
    log,
    config: () => ({
      ...models.speech,
      denoiser: live.now.noiseSuppression ? models.speech.denoiser : null,
      devices: options.devices && {
        input: live.now.devices.input ?? options.devices.input,
        output: live.now.devices.output ?? options.devices.output,
      },
      interruption: live.now.interruption,
      voice: live.now.voice,
      phraseCache: { folder: phraseCacheFolder(), maxBytes: phraseCacheBytes },
    }),
    ...(options.spawnSpeech && { spawn: options.spawnSpeech }),
  });
  speech.onUp(() =>
    prerenderCommon(
      speech,
      trades.all.map(({ trade }) => trade),
      settings.languages,
    ),
  );
  speech.on('status', echoNoter(log, clock.now));
  void speech
    .start()
    .catch((error: unknown) =>
      log.error({ reason: messageOf(error) }, 'the speech process did not start'),
    );
  let opinion = askForOpinion();

  function askForOpinion() {
    const spawn = options.spawnLlm;
    const modelPath = options.localModel === false ? null : models.llm;
    return openSecondOpinion({ modelPath, secrets, log, ...(spawn && { spawn }) });
  }

  async function modelsInstalled(): Promise<void> {
    models = await resolveModels(modelsFolder());
    speech.reload();
    await opinion.close();
    opinion = askForOpinion();
  }

  /** Whoever is there when asked: a language model may be installed while the kiosk runs. */
  function interpretFor(pack: Pack): Interpret {
    return (heard, state, signal) =>
      opinion.on(pack)?.(heard, state, signal) ?? Promise.resolve(null);
  }

  const keeper = createModelKeeper({
    languages: settings.languages,
    folder: modelsFolder(),
    fetch: options.fetchModels,
    log,
    onProgress(progress) {
      options.onModelProgress?.(progress);
      refresh();
    },
    onInstalled: modelsInstalled,
  });

  const seats = new Map<string, { seat: Seat; screens: number; forget: () => void }>();
  let lastChannel = 0;
  const outbox = createOutbox({
    stores,
    webhook: settings.webhook,
    secret: secrets.get('VAANI_WEBHOOK_SECRET'),
    get shopName() {
      return live.now.shopName;
    },
    clock,
    log,
    onChange() {
      refresh();
      operators.seatChanged();
      consoles.changed();
    },
  });
  const operators = createOperators({
    trades: trades.all,
    seats: () => [...seats.values()].map(({ seat }) => seat),
    clock,
    outbox,
    log,
  });
  const consoles = createConsoles({
    trades: trades.all,
    seats: () => [...seats.values()].map(({ seat }) => seat),
    operators,
    speech,
    settings: live,
    nextChannel: () => ++lastChannel,
    ownDevices: options.devices !== null,
    ...(options.listDevices && { listDevices: options.listDevices }),
    testSentence: (language) => spokenLabel(trades.all[0].trade, 'speaker.test', language),
    modelsFolder: modelsFolder(),
    onModelsInstalled: modelsInstalled,
    restart: options.restart ?? null,
    version: options.version ?? '',
    updates: options.updates ?? null,
    clock,
    log,
  });
  live.onApplied((key) => {
    if (key === 'retentionDays') {
      stopPruning();
      stopPruning = prune();
    } else if (key === 'shopName') refresh();
    // The others are the speech process's; idle times are asked for when they are needed.
    else if (key !== 'idle') speech.reload();
  });
  const about = options.notices ?? [];
  const notices = [
    ...about.filter((key) => key === 'notice.safe_mode'),
    ...trades.all.map(({ recovered }) => recovered && recoveryNotices[recovered.from]),
    ...about,
  ];
  const notice = notices.find((key) => key !== null) ?? null;
  const [first] = trades.all;

  function newSeat(language: Language): Seat {
    const seat = createSeat({
      trade: first.trade,
      help: operators.help,
      interpret: first.interpret,
      lobby: trades.lobby,
      clock,
      language,
      languages: settings.languages,
      get shopName() {
        return live.now.shopName;
      },
      idleTimes: () => ({
        askAfterMs: live.now.idle.askAfterS * 1_000,
        endAfterMs: live.now.idle.endAfterS * 1_000,
      }),
      speech,
      models: (): ModelProgress[] => keeper.progress(),
      notice: (inLanguage) => notice && first.trade.wording[inLanguage].label(notice),
      outbox: outbox.waitingOf,
      nextChannel: () => ++lastChannel,
      onTurn: (session) => setImmediate(() => store(session)),
      log,
    });
    seat.events.on('view', operators.seatChanged);
    consoles.watch(seat);
    return seat;
  }

  /** A conversation belongs to the trade it is about. In the lobby nothing has been wished for yet. */
  function store(session: Session): void {
    const trade = trades.find(session.view().pack);
    if (trade && live.now.retentionDays > 0) saveConversation(trade.db, session, clock.now(), log);
    operators.noted(session);
  }

  function refresh(): void {
    for (const { seat } of seats.values()) seat.refresh();
  }

  /** Gives up the seat that has waited longest for its screen; refuses when every seat has one. */
  function makeRoom(): void {
    const waiting = [...seats.values()].find(({ screens }) => screens === 0);
    if (!waiting) throw new RpcError('busy', 'too many screens are connected to this kiosk');
    waiting.forget();
    forget(waiting.seat);
  }

  function forget(seat: Seat): void {
    seats.delete(seat.token);
    void seat
      .close()
      .catch((error: unknown) => log.warn({ reason: messageOf(error) }, 'a seat did not close'));
  }

  function take(token: string | undefined, language: Language | undefined) {
    const known = token === undefined ? undefined : seats.get(token);
    if (known) {
      known.forget();
      known.screens += 1;
      return { seat: known.seat, resumed: true };
    }
    if (seats.size >= maxSeats) makeRoom();
    const seat = newSeat(language ?? settings.languages[0]);
    seats.set(seat.token, { seat, screens: 1, forget: () => {} });
    return { seat, resumed: false };
  }

  function leave(seat: Seat): void {
    const entry = seats.get(seat.token);
    if (!entry) return;
    entry.screens -= 1;
    if (entry.screens === 0) entry.forget = clock.after(resumeWithinMs, () => forget(seat));
  }

  const seatKeeper = {
    take,
    leave,
    find: (token: string) => seats.get(token)?.seat,
    forget(seat: Seat) {
      seats.get(seat.token)?.forget();
      forget(seat);
    },
  };
  return {
    speech,
    trades: trades.all,
    places: createPlaces(seatKeeper, speech, () => keeper.progress()),
    connect(wire, access) {
      const mayUseDevices = access.devices && options.devices !== null;
      connectScreen(wire, { mayUseDevices, take, leave }, log);
    },
    connectOperator: operators.connect,
    connectConsole: (wire, { browser }) => consoles.connect(wire, browser),
    busy: () => [...seats.values()].some(({ seat }) => seat.view().turns.length > 0),
    async close() {
      clearInterval(backupTimer);
      stopPruning();
      keeper.stop();
      // Forgotten first: a screen that leaves while its seat is being closed must not be waited for.
      const open = [...seats.values()];
      seats.clear();
      for (const entry of open) entry.forget();
      await consoles.close();
      operators.close();
      await outbox.close();
      await Promise.allSettled(open.map(({ seat }) => seat.close()));
      await Promise.allSettled([speech.stop(), opinion.close()]);
      trades.close();
    },
  };
}
