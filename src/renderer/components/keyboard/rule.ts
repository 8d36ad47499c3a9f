/** Where the page runs. */
export interface Surroundings {
  /** It is the kiosk's own screen: nobody else brings a keyboard. */
  readonly device: boolean;
  /** The main pointer is a finger. */
  readonly coarse: boolean;
  /** Of the window, CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The shorter side of the smallest screen that is a kiosk and not a phone, CSS pixels. */
export const kioskFromPx = 700;

/**
 * Does the page draw its own keyboard? Yes on the kiosk's own screen, and in a browser where fingers are used
 * on a screen too large for a phone: a thin kiosk. A phone brings its own keyboard, and a desk has a real one.
 */
export function drawsKeyboard({ device, coarse, width, height }: Surroundings): boolean {
  return device || (coarse && Math.min(width, height) >= kioskFromPx);
}
