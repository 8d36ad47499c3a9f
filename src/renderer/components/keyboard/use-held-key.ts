import { type PointerEvent, useEffect, useRef } from 'react';

/** Held for this long, a key offers more, ms. */
const heldMs = 450;
/** Held on, it does its work again and again, ms. */
const repeatMs = 90;

export interface HeldKey {
  /** What a tap does. */
  readonly tap: () => void;
  /** What holding it does, once; a tap does not follow. */
  readonly held?: (() => void) | undefined;
  /** The tap is done at once, and again and again while it is held. */
  readonly repeats?: boolean | undefined;
}

/**
 * A key is pressed by one finger while another still holds the next, so each key follows its own pointer;
 * a click without a pointer (a screen reader, a switch) counts as a tap.
 */
export function useHeldKey({ tap, held, repeats = false }: HeldKey) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pressed = useRef(false);
  const latest = useRef(tap);
  useEffect(() => {
    latest.current = tap;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const again = () => {
    latest.current();
    timer.current = setTimeout(again, repeatMs);
  };
  const letGo = () => {
    clearTimeout(timer.current);
    pressed.current = false;
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      pressed.current = true;
      if (repeats) {
        latest.current();
        timer.current = setTimeout(again, heldMs);
      } else if (held) {
        timer.current = setTimeout(() => {
          pressed.current = false;
          held();
        }, heldMs);
      }
    },
    onPointerUp() {
      if (pressed.current && !repeats) latest.current();
      letGo();
    },
    onPointerLeave: letGo,
    onPointerCancel: letGo,
    onClick({ detail }: { detail: number }) {
      if (detail === 0) latest.current();
    },
  };
}
