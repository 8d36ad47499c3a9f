import { keepSystemKeyboardAway, type TextField, textField } from './field.ts';

export interface WatchOptions {
  /** Whether this page draws its own keyboard; asked each time, as a window may change. */
  readonly drawn: () => boolean;
  /** The kiosk's own screen: some touch panels say that they are a mouse. */
  readonly device: boolean;
  /** The field to type into, or null when the keyboard is to go. */
  readonly onField: (field: TextField | null) => void;
}

export interface FieldWatch {
  /** The keyboard goes, the focus stays; a touch of the field brings it back. */
  hide(): void;
  stop(): void;
}

/** A tap on a button must land before what is around it moves, ms. */
const goesAfterMs = 250;
const looksEveryMs = 500;
const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph']);

/**
 * Follows the focus of the whole page: a text field that is focused after a touch has the keyboard, and the
 * first key of a real keyboard sends it away.
 */
export function watchFields({ drawn, device, onField }: WatchOptions): FieldWatch {
  let touched = false;
  let field: TextField | null = null;
  let going: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setInterval> | undefined;
  const stopper = new AbortController();
  const everywhere = { capture: true, signal: stopper.signal };

  // Who uses a switch has no keyboard, even where the switch is a key.
  const wanted = () =>
    drawn() && (touched || document.documentElement.dataset.scanning !== undefined);

  function give(next: TextField | null): void {
    clearTimeout(going);
    if (field === next) return;
    field = next;
    clearInterval(looking);
    // A field that is taken away, or switched off, tells nobody.
    if (next) looking = setInterval(() => field !== document.activeElement && go(), looksEveryMs);
    onField(next);
  }
  function go(): void {
    clearTimeout(going);
    going = setTimeout(() => {
      if (field !== document.activeElement) give(null);
    }, goesAfterMs);
  }

  document.addEventListener(
    'pointerdown',
    (event) => {
      touched = device || event.pointerType !== 'mouse';
      const target = textField(event.target);
      if (!target || !wanted()) return;
      // Before the focus comes, or the system's keyboard would be quicker.
      keepSystemKeyboardAway(target);
      if (target === document.activeElement) give(target);
    },
    everywhere,
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || modifiers.has(event.key)) return;
      touched = false;
      give(null);
    },
    everywhere,
  );
  document.addEventListener(
    'focusin',
    (event) => {
      const target = textField(event.target);
      if (!target || !wanted()) return field ? go() : undefined;
      keepSystemKeyboardAway(target);
      give(target);
    },
    everywhere,
  );
  document.addEventListener('focusout', () => field && go(), everywhere);
  return {
    hide: () => give(null),
    stop() {
      stopper.abort();
      clearTimeout(going);
      clearInterval(looking);
    },
  };
}
