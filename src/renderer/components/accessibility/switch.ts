export interface SwitchOptions {
  /** The switch was used: a key, or a tap anywhere on the screen. */
  readonly onPress: () => void;
  /** Held down for long, or Escape: no more of it. Somebody may have come into this by chance. */
  readonly onEnd: () => void;
}

/** Held for this long, the switch ends the scanning, ms. */
export const endsAfterMs = 3_000;
const swallowed = [
  'pointerdown',
  'pointerup',
  'pointercancel',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'contextmenu',
] as const;
const switchKeys: ReadonlySet<string> = new Set([' ', 'Enter']);

/**
 * Makes one switch of the whole screen and of the space and enter keys: while it is watched, nothing else
 * hears of them. Returns what stops it.
 */
export function watchSwitch({ onPress, onEnd }: SwitchOptions, page: Window = window): () => void {
  let down = false;
  let holding: ReturnType<typeof setTimeout> | undefined;
  const stopper = new AbortController();
  const first = { capture: true, passive: false, signal: stopper.signal };

  const press = () => {
    if (down) return;
    down = true;
    holding = setTimeout(() => {
      down = false;
      onEnd();
    }, endsAfterMs);
  };
  const letGo = (counts: boolean) => {
    clearTimeout(holding);
    if (down && counts) onPress();
    down = false;
  };
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  for (const name of swallowed) {
    page.addEventListener(
      name,
      (event) => {
        // What the scanner itself clicks is not the switch.
        if (!event.isTrusted) return;
        swallow(event);
        if (name === 'pointerdown') press();
        // The browser lets sound begin when a finger is lifted, not before.
        if (name === 'pointerup') letGo(true);
        if (name === 'pointercancel') letGo(false);
      },
      first,
    );
  }
  page.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      if (event.key === 'Escape') onEnd();
      if (!switchKeys.has(event.key)) return;
      swallow(event);
      if (!event.repeat) press();
    },
    first,
  );
  page.addEventListener(
    'keyup',
    (event) => {
      if (!event.isTrusted || !switchKeys.has(event.key)) return;
      swallow(event);
      letGo(true);
    },
    first,
  );
  return () => {
    stopper.abort();
    clearTimeout(holding);
  };
}
