import type { VoiceView } from '../../contract/kiosk.ts';
import type { Phrase } from '../actions/port.ts';
import type { Clock } from '../kernel/clock.ts';

/**
 * How people and Vaani reach each other. full: by voice, both ways · typed: people type or tap, Vaani
 * speaks · read: people speak, answers are on the screen · silent: screen and touch only.
 */
export type Step = 'full' | 'typed' | 'read' | 'silent';

/** What is known of ears and mouth; `sure` is false while the speech process is away and nothing is. */
export type Situation = Pick<VoiceView, 'hears' | 'speaks'> & { readonly sure: boolean };

/** The step for what works. */
export function stepOf({ hears, speaks }: Pick<VoiceView, 'hears' | 'speaks'>): Step {
  if (hears) return speaks ? 'full' : 'read';
  return speaks ? 'typed' : 'silent';
}

/** A part that is missing for less than this, ms, was never gone. */
export const missingForMs = 1_000;
/** The speech process is restarted within this, ms; only then it counts as gone. */
export const awayForMs = 4_000;
/** A part that is back must stay for this long, ms, to be counted on. */
export const backForMs = 500;
/** What waits for the network longer than this, ms, is spoken of. */
export const offlineForMs = 2_000;

export interface DegradeWatchOptions {
  readonly clock: Clock;
  /** Whether a conversation has begun: what nobody has experienced yet is shown, and not announced. */
  readonly begun: () => boolean;
  /** Says it by the way (`session.remark`): spoken where there is a voice, shown always. */
  readonly announce: (phrases: readonly Phrase[]) => void;
}

/**
 * Watches one seat's ears, mouth and network, and tells the person once in a conversation about each
 * step down and each way back. Short losses are nobody's business.
 */
export interface DegradeWatch {
  /** The step that people have been told, or could see from the beginning. */
  readonly step: Step;
  /** What works has perhaps changed: a status came, another language is spoken. */
  update(situation: Situation): void;
  /** How many things of this conversation wait for the network. */
  waiting(count: number): void;
  /** A new conversation, or other devices by choice (`setAudio`): what is so now is the beginning. */
  begin(situation: Situation): void;
  close(): void;
}

/** Opens a watch; `begin` says where it begins, until then all is well. */
export function createDegradeWatch(options: DegradeWatchOptions): DegradeWatch {
  const { clock } = options;
  let step: Step = 'full';
  let offline = false;
  /** What was announced in this conversation. */
  let announced = new Set<string>();
  /** Where it goes, if it is still so in a moment. */
  let next: { readonly step: Step; readonly cancel: () => void } | undefined;
  let cancelAway: (() => void) | undefined;
  let cancelOffline: (() => void) | undefined;

  function tell(key: string): void {
    if (announced.has(key) || !options.begun()) return;
    announced.add(key);
    options.announce([{ key }]);
  }

  function dropNext(): void {
    next?.cancel();
    next = undefined;
  }

  function back(): void {
    cancelAway?.();
    cancelAway = undefined;
  }

  function enter(entered: Step): void {
    dropNext();
    if (entered === step) return;
    const before = step;
    step = entered;
    const worse = isWorse(entered, before);
    // What comes for the first time (a kiosk that has just been started) was never lost.
    if (worse || losses.some((key) => announced.has(key))) tell(announcementOf(before, entered));
  }

  /** What is being waited for already is not begun anew. */
  function plan(wanted: Step): void {
    if (next?.step === wanted) return;
    dropNext();
    if (wanted === step) return;
    const ms = isWorse(wanted, step) ? missingForMs : backForMs;
    next = { step: wanted, cancel: clock.after(ms, () => enter(wanted)) };
  }

  /** Nothing is known of a process that is away, and what was seen before it went still counts. */
  function away(): void {
    cancelAway ??= clock.after(awayForMs, () => enter('silent'));
  }

  function settled(): void {
    cancelOffline?.();
    cancelOffline = undefined;
  }

  return {
    get step() {
      return step;
    },
    update(situation) {
      if (!situation.sure) return away();
      back();
      plan(stepOf(situation));
    },
    waiting(count) {
      if (count > 0) {
        if (offline) return;
        cancelOffline ??= clock.after(offlineForMs, () => {
          cancelOffline = undefined;
          offline = true;
          tell('degrade.offline');
        });
        return;
      }
      settled();
      if (!offline) return;
      offline = false;
      if (announced.has('degrade.offline')) tell('degrade.online');
    },
    begin(situation) {
      dropNext();
      back();
      settled();
      announced = new Set();
      offline = false;
      if (situation.sure) step = stepOf(situation);
      else away();
    },
    close() {
      dropNext();
      back();
      settled();
    },
  };
}

const isWorse = (next: Step, step: Step) =>
  (lost[next].ears && !lost[step].ears) || (lost[next].mouth && !lost[step].mouth);

const lost: Readonly<Record<Step, { readonly ears: boolean; readonly mouth: boolean }>> = {
  full: { ears: false, mouth: false },
  typed: { ears: true, mouth: false },
  read: { ears: false, mouth: true },
  silent: { ears: true, mouth: true },
};

const losses = ['degrade.typed', 'degrade.read', 'degrade.silent'] as const;

/** What the person must know: where anything is lost, how to go on; else what is back. */
function announcementOf(before: Step, next: Step): string {
  if (isWorse(next, before)) return `degrade.${next}`;
  const ears = lost[before].ears && !lost[next].ears;
  const mouth = lost[before].mouth && !lost[next].mouth;
  if (ears && mouth) return 'degrade.all_again';
  return ears ? 'degrade.hears_again' : 'degrade.speaks_again';
}
