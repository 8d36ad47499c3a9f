import { ChevronRight, Mic } from 'lucide-react';
import { useKioskState, useText } from '../context.tsx';
import { useVoice } from '../use-voice.ts';
import { Waveform } from './waveform.tsx';

const none: readonly never[] = [];

/**
 * The first question of a kiosk with several trades: which one? A tap begins the conversation in it;
 * whoever would rather say what they need is asked by Vaani.
 */
export function PackChoice() {
  const text = useText();
  const start = useVoice((voice) => voice.start);
  const packs = useKioskState(({ view }) => view?.packs ?? none);
  const ready = useKioskState((state) => state.link === 'open');
  const failed = useKioskState((state) => state.refused && state.link === 'open');
  const lost = useKioskState((state) => state.link === 'reconnecting');
  return (
    <div className="invitation gap-[2.5vh]">
      <Waveform mode="calm" className="wall-wave wall-wave-low max-sm:hidden" />
      <h1 id="which-pack" className="wall-headline wall-headline-small">
        {text('attract.which')}
      </h1>
      <p
        role="status"
        className={`text-xl ${failed ? 'font-semibold text-(--marigold-wall)' : 'text-on-wall-soft'}`}
      >
        {failed
          ? text('input.failed')
          : ready
            ? text('attract.which.hint')
            : text(lost ? 'link.reconnecting' : 'link.connecting')}
      </p>
      <ul
        aria-labelledby="which-pack"
        className="grid w-full max-w-6xl grid-cols-1 gap-4 landscape:md:auto-cols-fr landscape:md:grid-flow-col"
      >
        {packs.map((pack) => (
          <li className="flex" key={pack.id}>
            <button
              type="button"
              disabled={!ready}
              onClick={() => void start({ pack: pack.id })}
              className="touch arrive flex min-h-28 grow items-center justify-between gap-4 rounded-card bg-surface px-6 py-5 text-left text-ink shadow-card max-sm:min-h-24 max-sm:py-3"
            >
              <span className="flex min-w-0 flex-col gap-1">
                <span className="text-2xl leading-snug font-bold text-balance">{pack.title}</span>
                <span className="text-lg text-soft">{pack.line}</span>
              </span>
              <ChevronRight aria-hidden className="size-8 shrink-0 text-brand" />
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        disabled={!ready}
        onClick={() => void start()}
        className="touch flex items-center gap-3 rounded-full px-4 text-lg font-semibold sm:px-8 sm:text-xl"
      >
        <Mic aria-hidden className="size-7 text-(--marigold-wall)" strokeWidth={2.4} />
        {text('attract.which.speak')}
      </button>
    </div>
  );
}
