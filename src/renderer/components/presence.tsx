import { MoveHorizontal, Square } from 'lucide-react';
import { useKioskState, useText } from '../context.tsx';
import { useVoice } from '../use-voice.ts';
import { canHear, presenceOf } from '../store/derive.ts';
import { Button } from './button.tsx';
import { signs } from './presence-signs.ts';
import { Waveform } from './waveform.tsx';

/** The stage: what Vaani is doing right now, readable from across the room. */
export function PresenceStage() {
  const text = useText();
  const presence = useKioskState((state) => state.view && presenceOf(state.view, canHear(state)));
  const hint = useKioskState(({ view }) => view?.voice.hint ?? null);
  const halfDuplex = useKioskState(({ view }) => view?.voice.halfDuplex ?? false);
  if (!presence) return null;
  const usual =
    presence === 'speaking' && halfDuplex
      ? 'presence.speaking.halfDuplex'
      : (`presence.${presence}.hint` as const);
  const { icon: Icon, colour, shape, moves } = signs[presence];
  return (
    <section aria-label={text('app.name')} className={`area-stage stage ${colour}`}>
      <div className="stage-sign" data-testid="presence" data-presence={presence}>
        <span className="stage-badge">
          <span className={`absolute inset-0 bg-current ${shape} ${moves}`} />
          <Icon aria-hidden className="relative size-[52%] text-surface" strokeWidth={2.4} />
        </span>
        <div className="stage-words">
          <strong role="status" className="stage-label">
            {text(`presence.${presence}`)}
          </strong>
          <p className="stage-hint">{hint === null && text(usual)}</p>
        </div>
      </div>
      <Waveform mode={presence} className="stage-wave" />
      <StopButton shown={presence === 'speaking'} />
      <p role="status" className="stage-advice" data-testid="hint">
        {hint && (
          <>
            <MoveHorizontal aria-hidden className="size-6 shrink-0" />
            {hint}
          </>
        )}
      </p>
    </section>
  );
}

/** Silences Vaani. Its place is kept while it is not needed, so that nothing moves when it comes. */
function StopButton({ shown }: { shown: boolean }) {
  const text = useText();
  const interrupt = useVoice((voice) => voice.interrupt);
  return (
    <Button
      look="stop"
      onClick={() => void interrupt()}
      className={`stage-stop max-sm:px-0 ${shown ? '' : 'invisible'}`}
    >
      <Square aria-hidden className="size-6 fill-current" />
      <span className="max-sm:sr-only">{text('controls.stop')}</span>
    </Button>
  );
}
