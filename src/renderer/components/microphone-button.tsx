import { Mic, MicOff } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useState } from 'react';
import { useKiosk, useKioskState, useText } from '../context.tsx';
import { canHear } from '../store/derive.ts';
import { Button } from './button.tsx';

/** Tapped, it switches listening on and off; held, by finger or space bar, the person is heard while they hold it. */
export function MicrophoneButton() {
  const heard = useKioskState(canHear);
  return heard ? <Shown /> : null;
}

function Shown() {
  const text = useText();
  const kiosk = useKiosk();
  const on = useKioskState(({ view }) => view?.status !== 'idle');
  const linked = useKioskState((state) => state.link === 'open');
  const [held, setHeld] = useState(false);
  const hintId = useId();
  const [button] = useState(() => kiosk.microphoneButton(setHeld));

  // A line that breaks, or a window that is left, takes the button out of the person's hand.
  useEffect(() => {
    if (!linked) button.cancel();
  }, [button, linked]);
  useEffect(() => {
    addEventListener('blur', button.cancel);
    return () => {
      removeEventListener('blur', button.cancel);
      button.cancel();
    };
  }, [button]);

  const press = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    // Let go beside the button, it is let go all the same.
    event.currentTarget.setPointerCapture(event.pointerId);
    button.press();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    if (!event.repeat) button.press();
  };
  const keyUp = (event: KeyboardEvent) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    button.release();
  };
  return (
    <>
      <Button
        round
        look={on ? 'plain' : 'strong'}
        disabled={!linked}
        data-held={held || undefined}
        aria-pressed={on}
        aria-label={text(held ? 'controls.micHeld' : on ? 'controls.micOff' : 'controls.micOn')}
        aria-describedby={hintId}
        onPointerDown={press}
        onPointerUp={button.release}
        onPointerCancel={button.cancel}
        onLostPointerCapture={button.cancel}
        onKeyDown={keyDown}
        onKeyUp={keyUp}
        // Enter and screen readers click without a pointer; a pointer's own click was a tap already.
        onClick={({ detail }) => {
          if (detail !== 0) return;
          button.press();
          button.release();
        }}
        onContextMenu={(event) => event.preventDefault()}
        className="touch-none select-none data-held:ring-4 data-held:ring-(--hearing)"
      >
        {on ? (
          <Mic aria-hidden className={`size-7 ${held ? 'text-(--hearing)' : 'text-brand'}`} />
        ) : (
          <MicOff aria-hidden className="size-7" />
        )}
      </Button>
      <span id={hintId} hidden>
        {text('controls.micHold')}
      </span>
    </>
  );
}
