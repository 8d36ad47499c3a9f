import {
  AudioLines,
  Ear,
  Hand,
  Keyboard,
  MicOff,
  MoveHorizontal,
  Sparkle,
  Volume2,
} from 'lucide-react';
import { useKioskState, useText } from '../context.tsx';
import { canHear, type Presence, presenceOf } from '../store/derive.ts';
import { Waveform } from './waveform.tsx';

/** Each state by a picture of its own shape, a colour and words: none of the three carries it alone. */
const signs = {
  listening: { icon: Ear, colour: 'text-(--listening)', shape: 'rounded-full', moves: 'breathe' },
  hearing: { icon: AudioLines, colour: 'text-(--hearing)', shape: 'rounded-full', moves: '' },
  thinking: {
    icon: Sparkle,
    colour: 'text-(--thinking)',
    shape: 'rounded-2xl rotate-45',
    moves: 'blink',
  },
  speaking: { icon: Volume2, colour: 'text-(--speaking)', shape: 'rounded-2xl', moves: '' },
  confirm: { icon: Hand, colour: 'text-(--confirm)', shape: 'rounded-lg', moves: 'breathe' },
  muted: { icon: MicOff, colour: 'text-(--quiet)', shape: 'rounded-full', moves: '' },
  typing: { icon: Keyboard, colour: 'text-(--quiet)', shape: 'rounded-2xl', moves: '' },
} as const satisfies Record<Presence, unknown>;

/** The stage: what Vaani is doing right now, readable from across the room. */
export function PresenceStage() {
  const text = useText();
  const heard = useKioskState(canHear);
  const view = useKioskState((state) => state.view);
  if (!view) return null;
  const presence = presenceOf(view, heard);
  const { hint, halfDuplex } = view.voice;
  const usual =
    presence === 'speaking' && halfDuplex
      ? 'presence.speaking.halfDuplex'
      : (`presence.${presence}.hint` as const);
  const { icon: Icon, colour, shape, moves } = signs[presence];
  return (
    <section
      aria-label={text('app.name')}
      className={`area-stage relative flex min-h-0 flex-col items-center justify-center gap-3 px-6 py-3 ${colour}`}
    >
      <Waveform mode={presence} className="stage-wave w-full max-w-4xl" />
      <div className="flex items-center gap-4" data-testid="presence" data-presence={presence}>
        <span className="relative grid size-12 place-items-center">
          <span className={`absolute inset-0 bg-current/15 ${shape} ${moves}`} />
          <Icon aria-hidden className="relative size-6" strokeWidth={2.4} />
        </span>
        <strong role="status" className="text-2xl font-bold max-sm:text-xl">
          {text(`presence.${presence}`)}
        </strong>
      </div>
      {/* Two lines have room, so that nothing moves when a longer one comes. */}
      <p className="stage-hint min-h-[2lh] max-w-md text-center text-lg text-balance text-soft">
        {hint === null && text(usual)}
      </p>
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
