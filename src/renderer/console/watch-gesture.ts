import { afterTouch, type Gesture, isChord, noGesture, placeOf, type Touch } from './gesture.ts';

const kinds = {
  pointerdown: 'down',
  pointermove: 'move',
  pointerup: 'up',
  pointercancel: 'cancel',
} as const satisfies Record<string, Touch['kind']>;

/**
 * Calls `open` when the hidden gesture was made, or Ctrl+Alt+O pressed. It looks before the page does,
 * so that letting go of the corners presses nothing there. Returns what stops it.
 */
export function watchGesture(target: Window, open: () => void): () => void {
  let gesture: Gesture = noGesture;
  /** The next click belongs to the gesture; whatever somebody does first after it ends that. */
  let swallowing = false;
  const stop = new AbortController();
  const listen = { capture: true, signal: stop.signal } as const;

  for (const [type, kind] of Object.entries(kinds)) {
    target.addEventListener(
      type,
      (event) => {
        const { clientX: x, clientY: y, pointerId: pointer, timeStamp: at } = event as PointerEvent;
        const place = placeOf({ x, y }, { width: target.innerWidth, height: target.innerHeight });
        const outcome = afterTouch(gesture, { kind, place, pointer, at });
        gesture = outcome.gesture;
        if (outcome.swallow) {
          swallowing = true;
          // Menus open when the finger comes down, before there is a click.
          event.preventDefault();
          event.stopImmediatePropagation();
        } else if (kind === 'down') swallowing = false;
        if (outcome.open) open();
      },
      listen,
    );
  }
  const swallow = (event: Event) => {
    if (!swallowing) return;
    swallowing = false;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  target.addEventListener('click', swallow, listen);
  // A long press marks text or opens a menu, and either would take the finger away from us.
  const undisturbed = (event: Event) => {
    if (gesture.step === 'holding') event.preventDefault();
  };
  target.addEventListener('contextmenu', undisturbed, listen);
  target.addEventListener('selectstart', undisturbed, listen);
  target.addEventListener(
    'keydown',
    (event) => {
      swallowing = false;
      if (event.repeat || !isChord(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      open();
    },
    listen,
  );
  return () => stop.abort();
}
