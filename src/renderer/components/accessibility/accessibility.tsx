import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useKioskState } from '../../context.tsx';
import { type Screen, screenOf } from '../../store/derive.ts';
import { AccessibilityMenu } from './menu.tsx';
import { createPreferences, isChanged, showOn, usual } from './preferences.ts';
import { useKeptFocus } from './kept-focus.ts';
import { Scanner } from './scanner.tsx';

/** Somebody who set the screen up for themselves and then did nothing has gone, ms. */
const goneAfterMs = 90_000;

/** The same corner of every screen: how the screen is to be for the person before it. */
export function Accessibility() {
  const [preferences] = useState(createPreferences);
  const wanted = useStore(preferences);
  const screen = useKioskState(screenOf);
  const refused = useKioskState((state) => state.refused);
  const before = useRef<Screen>(screen);
  const endScanning = useCallback(() => preferences.setState({ scanning: false }), [preferences]);
  useKeptFocus();

  useEffect(() => {
    showOn(document.documentElement, wanted);
    return () => showOn(document.documentElement, usual);
  }, [wanted]);

  // The conversation is over: the next person finds the screen as it is for everybody.
  useEffect(() => {
    const ended = before.current === 'conversation' && screen === 'attract' && !refused;
    if (ended) preferences.setState(usual);
    before.current = screen;
  }, [preferences, refused, screen]);

  // Or they went before it began.
  useEffect(() => {
    if (screen !== 'attract' || !isChanged(wanted)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => preferences.setState(usual), goneAfterMs);
    };
    wait();
    const stopper = new AbortController();
    for (const sign of ['pointerdown', 'keydown'] as const) {
      addEventListener(sign, wait, { capture: true, signal: stopper.signal });
    }
    return () => {
      clearTimeout(timer);
      stopper.abort();
    };
  }, [preferences, screen, wanted]);

  return (
    <>
      <AccessibilityMenu preferences={preferences} />
      {wanted.scanning && <Scanner speed={wanted.speed} onEnd={endScanning} />}
    </>
  );
}
