import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type Language, languages } from '../../../contract/language.ts';
import { useKioskState } from '../../context.tsx';
import { useLanguage } from '../../language-context.ts';
import type { TextField } from './field.ts';
import { Keyboard } from './keyboard.tsx';
import { drawsKeyboard } from './rule.ts';
import { type FieldWatch, watchFields } from './watch.ts';

/**
 * The keyboard of a screen that has none, under the page: the page becomes shorter by its height, so that
 * nothing lies beneath it. It comes with the focus of any text field and needs nothing from it.
 */
export function ScreenKeyboard() {
  const device = useKioskState((state) => state.voice.kind === 'device');
  const offered = useKioskState(({ view }) => view?.languages ?? languages);
  const spoken = useLanguage();
  const [field, setField] = useState<TextField | null>(null);
  const [chosen, setChosen] = useState<{ for: Language; is: Language } | null>(null);
  const [place] = useState(makePlace);
  const watch = useRef<FieldWatch>(undefined);

  useEffect(() => {
    document.body.append(place.outer);
    return () => place.outer.remove();
  }, [place]);
  useEffect(() => {
    const drawn = () =>
      drawsKeyboard({
        device,
        coarse: matchMedia('(pointer: coarse)').matches,
        width: innerWidth,
        height: innerHeight,
      });
    const watching = watchFields({ drawn, device, onField: setField });
    watch.current = watching;
    return () => {
      watching.stop();
      setField(null);
    };
  }, [device]);
  useLayoutEffect(() => {
    if (!field) return;
    const { dataset, style } = document.documentElement;
    dataset.keyboard = 'open';
    const height = () =>
      style.setProperty('--keyboard-height', `${place.outer.getBoundingClientRect().height}px`);
    height();
    const observer = new ResizeObserver(height);
    observer.observe(place.outer);
    field.scrollIntoView({ block: 'nearest' });
    return () => {
      observer.disconnect();
      delete dataset.keyboard;
      style.removeProperty('--keyboard-height');
    };
  }, [field, place]);

  if (!field) return null;
  // Another layout is for this conversation's language only: the next person begins with their own.
  const language = chosen?.for === spoken ? chosen.is : spoken;
  return createPortal(
    <Keyboard
      key={keyOf(field)}
      field={field}
      language={language}
      offered={offered}
      onLanguage={(is) => setChosen({ for: spoken, is })}
      onHide={() => watch.current?.hide()}
    />,
    place.inner,
  );
}

/**
 * Beside the page, not in it. Dialogs close, and screens react, when something outside of them is pressed;
 * a key is outside of nothing, so its presses end here.
 */
function makePlace(): { outer: HTMLElement; inner: HTMLElement } {
  const outer = document.createElement('div');
  const inner = document.createElement('div');
  outer.className = 'keyboard-place';
  outer.append(inner);
  for (const name of ['pointerdown', 'mousedown', 'touchstart', 'focusin'] as const) {
    outer.addEventListener(name, (event) => event.stopPropagation());
  }
  return { outer, inner };
}

const numbers = new WeakMap<TextField, number>();
let last = 0;

/** Another field begins with the layer it asks for. */
function keyOf(field: TextField): number {
  const known = numbers.get(field) ?? ++last;
  numbers.set(field, known);
  return known;
}
