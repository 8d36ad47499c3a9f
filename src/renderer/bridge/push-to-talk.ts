/**
 * The microphone button. A tap switches listening on or off; held longer than a tap it is push-to-talk:
 * the person is heard while they hold it, and letting go ends their turn.
 */
export interface MicrophoneButton {
  press(): void;
  release(): void;
  /** The press is taken back (a lost line, a window that is left): a tap never was, and what was said while it was held counts. */
  cancel(): void;
}

export interface MicrophoneButtonOptions {
  /** Whether the person is being listened to. */
  readonly listening: () => boolean;
  /** Whether Vaani is speaking. */
  readonly speaking: () => boolean;
  /** How many turns of the person there are: one more, and their words have arrived. */
  readonly turns: () => number;
  readonly listen: (on: boolean) => void;
  /** Silences Vaani: whoever holds the button wants to speak now. */
  readonly hush: () => void;
  /** Whatever pauses they make, their turn lasts until `endTurn`. */
  readonly holdTurn: () => void;
  readonly endTurn: () => void;
  /** Told when the person begins and ends to talk while holding it. */
  readonly onHeld: (held: boolean) => void;
  /** Told of every change of what the functions above tell. */
  readonly onChange: (listener: () => void) => () => void;
  /** Runs `callback` once after `ms`; the returned function cancels it. */
  readonly after?: (ms: number, callback: () => void) => () => void;
}

/** Pressed for longer than this, ms, it is no tap any more. */
export const heldAfterMs = 400;
/** The last words are recognised within this, ms, after it was let go; only then nothing more is heard. */
export const lastWordsMs = 1_500;

export function createMicrophoneButton(options: MicrophoneButtonOptions): MicrophoneButton {
  const after = options.after ?? afterTimeout;
  let pressed: { readonly wasOn: boolean } | undefined;
  let held = false;
  let cancelHold = () => {};
  /** Listening is switched off again once the words have arrived. */
  let settling: (() => void) | undefined;

  function stopSettling(): void {
    settling?.();
    settling = undefined;
  }

  /** Listening goes back to off, but not before the last words were heard. */
  function settle(): void {
    const before = options.turns();
    const done = () => {
      stopSettling();
      options.listen(false);
    };
    const cancelTimer = after(lastWordsMs, done);
    const unsubscribe = options.onChange(() => {
      if (options.turns() > before) done();
    });
    settling = () => {
      cancelTimer();
      unsubscribe();
    };
  }

  function hold(): void {
    held = true;
    if (options.speaking()) options.hush();
    options.holdTurn();
    options.onHeld(true);
  }

  function letGo(how: 'tap' | 'nothing'): void {
    if (!pressed) return;
    const { wasOn } = pressed;
    pressed = undefined;
    cancelHold();
    if (!held) {
      // A tap that switched it on has done so when it began.
      if (how === 'tap' ? wasOn : !wasOn) options.listen(false);
      return;
    }
    held = false;
    options.onHeld(false);
    options.endTurn();
    if (!wasOn) settle();
  }

  return {
    press() {
      if (pressed) return;
      // Held again at once, it goes back to what it was before the first time.
      const wasOn = settling ? false : options.listening();
      const hears = options.listening();
      stopSettling();
      pressed = { wasOn };
      // Nobody waits before they speak: what is said while it may still be a tap counts.
      if (!hears) options.listen(true);
      cancelHold = after(heldAfterMs, hold);
    },
    release: () => letGo('tap'),
    cancel: () => letGo('nothing'),
  };
}

function afterTimeout(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
