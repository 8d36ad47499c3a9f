/**
 * How the people who run the kiosk open its console: press and hold the top left corner for three
 * seconds, let go, and tap the top right corner within two. Nothing on the screen hints at it. With a
 * keyboard: Ctrl+Alt+O.
 */

/** A corner of the screen, or anywhere else. */
export type Place = 'start' | 'end' | 'elsewhere';

/** What a finger or mouse does. `at` in ms, on any clock that only goes forward. */
export interface Touch {
  readonly kind: 'down' | 'move' | 'up' | 'cancel';
  readonly place: Place;
  readonly pointer: number;
  readonly at: number;
}

/**
 * idle: nothing · holding: a finger rests in the first corner · ready: it was held and let go; the
 * second corner opens it.
 */
export type Gesture =
  | { readonly step: 'idle' }
  | { readonly step: 'holding'; readonly pointer: number; readonly since: number }
  | { readonly step: 'ready'; readonly since: number };

/** What follows from a touch: `swallow` says that the click it makes is part of the gesture, not of the page. */
export interface Outcome {
  readonly gesture: Gesture;
  readonly open: boolean;
  readonly swallow: boolean;
}

export const holdMs = 3_000;
/** Somebody who leans on the screen holds it for longer. */
export const longestHoldMs = 8_000;
export const tapWithinMs = 2_000;

export const noGesture: Gesture = { step: 'idle' };

export function afterTouch(gesture: Gesture, touch: Touch): Outcome {
  switch (gesture.step) {
    case 'idle':
      return stay(begin(touch));
    case 'holding':
      return held(gesture, touch);
    case 'ready': {
      const late = touch.at - gesture.since > tapWithinMs;
      if (late) return stay(begin(touch));
      if (touch.kind !== 'down') return stay(gesture);
      if (touch.place !== 'end') return stay(begin(touch));
      return { gesture: noGesture, open: true, swallow: true };
    }
  }
}

function held(gesture: Gesture & { step: 'holding' }, touch: Touch): Outcome {
  // A second finger is a hand at work on the page.
  if (touch.pointer !== gesture.pointer) return stay(touch.kind === 'move' ? gesture : noGesture);
  if (touch.kind === 'cancel' || touch.place !== 'start') return stay(noGesture);
  if (touch.kind !== 'up') return stay(gesture);
  const heldMs = touch.at - gesture.since;
  if (heldMs < holdMs || heldMs > longestHoldMs) return stay(noGesture);
  return { gesture: { step: 'ready', since: touch.at }, open: false, swallow: true };
}

const stay = (gesture: Gesture): Outcome => ({ gesture, open: false, swallow: false });

function begin({ kind, place, pointer, at }: Touch): Gesture {
  return kind === 'down' && place === 'start' ? { step: 'holding', pointer, since: at } : noGesture;
}

/** Corners are this part of the shorter side, within bounds that suit a thumb; in CSS pixels. */
const cornerShare = 0.12;
const smallestCorner = 72;
const largestCorner = 160;

/** Which corner of a window of this size a point is in, both in CSS pixels. */
export function placeOf(
  point: { readonly x: number; readonly y: number },
  { width, height }: { readonly width: number; readonly height: number },
): Place {
  const side = Math.min(
    largestCorner,
    Math.max(smallestCorner, cornerShare * Math.min(width, height)),
  );
  if (point.y > side || point.y < 0) return 'elsewhere';
  if (point.x >= 0 && point.x <= side) return 'start';
  return point.x >= width - side && point.x <= width ? 'end' : 'elsewhere';
}

/** What is looked at of a pressed key. */
export interface Pressed {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  getModifierState?(key: string): boolean;
}

/** The keys that do the same. AltGr counts as Ctrl+Alt on some systems, and types letters there. */
export function isChord(event: Pressed): boolean {
  const plain = !event.shiftKey && !event.metaKey && !event.getModifierState?.('AltGraph');
  return event.code === 'KeyO' && event.ctrlKey && event.altKey && plain;
}
