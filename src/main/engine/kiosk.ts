import type { ModelProgress } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import { resolveModels } from '../models/index.ts';
import type { Log } from '../ops/log.ts';
import { modelsFolder } from '../ops/paths.ts';
import type { Spawned } from '../ops/supervisor.ts';
import type { Pack } from '../packs/pack.ts';
import { createSpeechClient, type SpeechClient } from '../speech/index.ts';
import { saveConversation } from './conversations.ts';
import { createModelKeeper } from './model-keeper.ts';
import { backupStore, openStore } from './open-store.ts';
import { connectScreen } from './screen.ts';
import { openSecondOpinion } from './second-opinion.ts';
import { createSeat, type Seat } from './seat.ts';
import { openTrade } from './trade.ts';

export interface KioskOptions {
  readonly pack: Pack;
  readonly databaseFile: string;
  /** Languages offered; their models are fetched. The first is the one a conversation begins in. */
  readonly languages: readonly [Language, ...Language[]];
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
}

/** The whole kiosk without a screen. */
export interface Kiosk {
  readonly speech: SpeechClient;
  /** What had to be done to open the database; null when nothing. */
  readonly recovered: ReturnType<typeof openStore>['recovered'];
  /** Serves a screen on this wire. `devices`: it stands at the kiosk and may use its microphone and speaker. */
  connect(wire: Wire, access: { readonly devices: boolean }): void;
  close(): Promise<void>;
}

/** A seat whose screen is gone waits this long for it, ms. */
const resumeWithinMs = 5 * 60_000;
/** More seats than this are refused: each holds a recognition stream. */
const maxSeats = 32;
const backupEveryMs = 24 * 3_600_000;

/**
 * Puts the kiosk together: store, trade, speech process, language model, models. It answers screens
 * at once; hearing and speaking join when their process is ready.
 *
 * @throws when the database or the sample data cannot be used.
 */
export async function createKiosk(options: KioskOptions): Promise<Kiosk> {
  const { pack, log } = options;
  const clock = options.clock ?? systemClock;
  const opened = openStore(options.databaseFile, pack, clock.now());
  const trade = openTrade(pack, opened.db);
  const backup = () =>
    void backupStore(opened.db).catch((error: unknown) =>
      log.warn({ reason: messageOf(error) }, 'no backup'),
    );
  backup();
  const backupTimer = setInterval(backup, backupEveryMs);

  let models = await resolveModels(modelsFolder());
  for (const { id, message } of models.problems)
    log.warn({ model: id, problem: message }, 'a model cannot be used');
  const speech = createSpeechClient({
    log,
    config: () => ({ ...models.speech, devices: options.devices }),
    ...(options.spawnSpeech && { spawn: options.spawnSpeech }),
  });
  void speech
    .start()
    .catch((error: unknown) =>
      log.error({ reason: messageOf(error) }, 'the speech process did not start'),
    );
  let opinion = askForOpinion();

  function askForOpinion() {
    const spawn = options.spawnLlm;
    return openSecondOpinion({ modelPath: models.llm, pack, log, ...(spawn && { spawn }) });
  }

  const keeper = createModelKeeper({
    languages: options.languages,
    folder: modelsFolder(),
    fetch: options.fetchModels,
    log,
    onProgress(progress) {
      options.onModelProgress?.(progress);
      refresh();
    },
    async onInstalled() {
      models = await resolveModels(modelsFolder());
      speech.reload();
      await opinion.close();
      opinion = askForOpinion();
    },
  });

  const seats = new Map<string, { seat: Seat; screens: number; forget: () => void }>();
  let lastChannel = 0;
  const recoveryNotice =
    opened.recovered &&
    (opened.recovered.from === 'backup' ? 'notice.data_restored' : 'notice.data_reset');

  function newSeat(language: Language): Seat {
    return createSeat({
      trade,
      clock,
      language,
      speech,
      interpret: (heard, state, signal) =>
        opinion.interpret?.(heard, state, signal) ?? Promise.resolve(null),
      models: (): ModelProgress[] => keeper.progress(),
      notice: (inLanguage) => recoveryNotice && trade.wording[inLanguage].label(recoveryNotice),
      nextChannel: () => ++lastChannel,
      onTurn: (session) =>
        setImmediate(() => saveConversation(opened.db, session, clock.now(), log)),
      log,
    });
  }

  function refresh(): void {
    for (const { seat } of seats.values()) seat.refresh();
  }

  /** Gives up the seat that has waited longest for its screen; refuses when every seat has one. */
  function makeRoom(): void {
    const waiting = [...seats.values()].find(({ screens }) => screens === 0);
    if (!waiting) throw new Error('too many screens are connected to this kiosk');
    waiting.forget();
    forget(waiting.seat);
  }

  function forget(seat: Seat): void {
    seats.delete(seat.token);
    void seat
      .close()
      .catch((error: unknown) => log.warn({ reason: messageOf(error) }, 'a seat did not close'));
  }

  return {
    speech,
    recovered: opened.recovered,
    connect(wire, access) {
      connectScreen(
        wire,
        {
          mayUseDevices: access.devices && options.devices !== null,
          take(token, language) {
            const known = token === undefined ? undefined : seats.get(token);
            if (known) {
              known.forget();
              known.screens += 1;
              return { seat: known.seat, resumed: true };
            }
            if (seats.size >= maxSeats) makeRoom();
            const seat = newSeat(language ?? options.languages[0]);
            seats.set(seat.token, { seat, screens: 1, forget: () => {} });
            return { seat, resumed: false };
          },
          leave(seat) {
            const entry = seats.get(seat.token);
            if (!entry) return;
            entry.screens -= 1;
            if (entry.screens === 0) entry.forget = clock.after(resumeWithinMs, () => forget(seat));
          },
        },
        log,
      );
    },
    async close() {
      clearInterval(backupTimer);
      keeper.stop();
      // Forgotten first: a screen that leaves while its seat is being closed must not be waited for.
      const open = [...seats.values()];
      seats.clear();
      for (const entry of open) entry.forget();
      await Promise.allSettled(open.map(({ seat }) => seat.close()));
      await Promise.allSettled([speech.stop(), opinion.close()]);
      opened.db.close();
    },
  };
}
