import { useEffect, useRef } from 'react';
import { useKioskState } from '../../context.tsx';
import { screenOf } from '../../store/derive.ts';

/**
 * When what had the focus is gone with its screen, or with an answered question, the focus goes to the
 * beginning of what is there now, and not to the top of nowhere. A focus that somebody has is left alone.
 */
export function useKeptFocus(): void {
  const screen = useKioskState(screenOf);
  const asked = useKioskState(({ view }) => view?.pending?.proposalId ?? null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const frame = requestAnimationFrame(() => {
      if (document.activeElement && document.activeElement !== document.body) return;
      const main = document.querySelector('main');
      if (!main) return;
      main.tabIndex = -1;
      main.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [screen, asked]);
}
