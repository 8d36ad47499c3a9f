import { ArrowRight, Delete, Lock } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../components/button.tsx';
import { useConsoleText } from './context.tsx';
import { afterKey, noDigits, padKeyOf } from './pin-entry.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * Large keys for a PIN, by finger or keyboard. Only dots are shown, and a key looks the same whichever
 * it is: what was pressed cannot be read over a shoulder.
 */
export function PinPad({
  minDigits,
  maxDigits,
  busy,
  children,
  onPin,
}: {
  minDigits: number;
  maxDigits: number;
  /** A PIN is on its way. */
  busy: boolean;
  /** What there is to say about it; the room for it is kept, so that nothing jumps. */
  children: ReactNode;
  /** The pad is empty again from then on. */
  onPin: (pin: string) => void;
}) {
  const text = useConsoleText();
  const [entry, setEntry] = useState(noDigits);
  const enough = entry.digits.length >= minDigits;
  const press = (key: Parameters<typeof afterKey>[1]) =>
    setEntry((now) => afterKey(now, key, maxDigits));
  const submit = () => {
    if (!enough || busy) return;
    setEntry(noDigits);
    onPin(entry.digits);
  };
  useEffect(() => {
    const type = (event: KeyboardEvent) => {
      // Enter and Space on a key of the pad press that key.
      const onKey =
        event.target instanceof HTMLButtonElement || event.target instanceof HTMLSelectElement;
      const key = padKeyOf(event.key);
      if (key === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      if (key === 'enter' && onKey) return;
      event.preventDefault();
      if (key === 'enter') submit();
      else press(key);
    };
    window.addEventListener('keydown', type);
    return () => window.removeEventListener('keydown', type);
  });
  return (
    <div className="flex w-full max-w-sm flex-col items-center gap-5">
      <p
        role="status"
        aria-label={text('pin.typed', { count: entry.digits.length })}
        className="flex min-h-10 items-center gap-3.5"
      >
        {Array.from({ length: Math.max(minDigits, entry.digits.length) }, (_, place) => (
          <span
            key={place}
            aria-hidden
            className={`size-4 rounded-full border-2 ${place < entry.digits.length ? 'border-brand bg-brand' : 'border-soft bg-transparent'}`}
          />
        ))}
      </p>
      <div className="flex min-h-[4.5em] w-full items-center justify-center text-center text-lg text-balance">
        {children}
      </div>
      <div role="group" aria-label={text('pin.keys')} className="grid w-full grid-cols-3 gap-3">
        {digits.map((digit) => (
          <Key key={digit} onPress={() => press({ digit })}>
            {digit}
          </Key>
        ))}
        <Key label={text('pin.delete')} onPress={() => press('back')}>
          <Delete aria-hidden className="size-8" />
        </Key>
        <Key onPress={() => press({ digit: '0' })}>0</Key>
        <Button
          look="strong"
          aria-label={text('pin.open')}
          disabled={!enough || busy}
          onClick={submit}
          className="min-h-18 rounded-inner!"
        >
          {busy ? (
            <Lock aria-hidden className="blink size-8" />
          ) : (
            <ArrowRight aria-hidden className="size-8" />
          )}
        </Button>
      </div>
    </div>
  );
}

function Key({
  label,
  onPress,
  children,
}: {
  label?: string;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onPress}
      // No look of its own while it is pressed: that would be the digit again.
      className="grid min-h-18 min-w-16 touch-manipulation place-items-center rounded-inner border border-line bg-surface text-3xl font-semibold"
    >
      {children}
    </button>
  );
}
