import type { Language } from '../../../contract/language.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../ops/log.ts';
import type { LogRing } from '../../ops/log-ring.ts';
import type { PinGate } from '../../ops/pin-gate.ts';
import type { AudioDevice, SpeechClient } from '../../speech/index.ts';
import type { Updates } from '../../update/index.ts';
import type { Operators } from '../escalation/index.ts';
import type { LiveSettings } from '../live-settings.ts';
import type { Seat } from '../seat.ts';
import type { OpenTrade } from '../trades.ts';
import type { DeviceDesk } from './devices.ts';
import type { LatencyBook } from './latency.ts';
import type { LiveBoard } from './live.ts';
import type { ModelDesk } from './models.ts';
import type { UpdateDesk } from './updates.ts';

/** What a kiosk lends its consoles. */
export interface ConsoleOptions {
  readonly trades: readonly OpenTrade[];
  /** Where people talk, in a lasting order. */
  readonly seats: () => readonly Seat[];
  readonly operators: Operators;
  readonly speech: SpeechClient;
  readonly settings: LiveSettings;
  /** A number no other open channel has. */
  readonly nextChannel: () => number;
  /** Whether this kiosk uses the machine's own microphone and speaker. */
  readonly ownDevices: boolean;
  /** How the audio devices are found, where not by a process of their own. */
  readonly listDevices?: () => Promise<readonly AudioDevice[]>;
  /** A sentence to try the speaker with, as it is spoken. */
  readonly testSentence: (language: Language) => string;
  readonly modelsFolder: string;
  /** Models were installed: whoever uses them looks again. */
  readonly onModelsInstalled: () => Promise<void>;
  /** Starts the whole app anew; null where this shell cannot. */
  readonly restart: (() => void) | null;
  readonly version: string;
  /** How newer versions come; null where this kiosk is no installed program. */
  readonly updates: Updates | null;
  readonly clock: Clock;
  readonly log: Log;
  /** The lines that the console shows, where not those of this process. */
  readonly lines?: LogRing;
}

/** What all consoles of a kiosk share. */
export interface ConsoleDesk
  extends Pick<
    ConsoleOptions,
    'trades' | 'operators' | 'speech' | 'settings' | 'restart' | 'clock' | 'log'
  > {
  readonly gate: PinGate;
  readonly live: LiveBoard;
  readonly latency: LatencyBook;
  /** Told every turn's times. */
  onLatency(listener: (turn: Parameters<LatencyBook['note']>[0]) => void): () => void;
  readonly devices: DeviceDesk;
  readonly models: ModelDesk;
  readonly updates: UpdateDesk;
  readonly lines: LogRing;
}
