import { SendHorizontal, Square } from 'lucide-react';
import { type SubmitEvent, useId, useState } from 'react';
import { maxTypedCharacters } from '../../contract/kiosk.ts';
import { useKiosk, useKioskState, useText } from '../context.tsx';
import { formatCount } from '../i18n/format.ts';
import { Button } from './button.tsx';
import { MicrophoneButton } from './microphone-button.tsx';

/** Where one types, and the two things to press while talking: stop, and the microphone. */
export function AskBar() {
  const text = useText();
  const kiosk = useKiosk();
  const [draft, setDraft] = useState('');
  const [tooLong, setTooLong] = useState(0);
  const refused = useKioskState((state) => state.refused);
  const linked = useKioskState((state) => state.link === 'open');
  const messageId = useId();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const words = draft.trim();
    if (words.length > maxTypedCharacters) return setTooLong(words.length);
    if (words === '') return;
    setDraft('');
    // What could not be sent comes back, unless something else was typed meanwhile.
    if (!(await kiosk.say(words))) setDraft((now) => (now === '' ? words : now));
  };
  const change = (value: string) => {
    setDraft(value);
    setTooLong(0);
  };

  const message = tooLong
    ? text('input.tooLong', { count: formatCount(tooLong), max: formatCount(maxTypedCharacters) })
    : refused && linked
      ? text('input.failed')
      : '';
  return (
    <div className="area-bar border-t border-line bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6">
      <p id={messageId} role="alert" className="text-base font-semibold text-bad not-empty:pb-2">
        {message}
      </p>
      <div className="flex items-center gap-3">
        <MicrophoneButton />
        <form
          onSubmit={(event) => void submit(event)}
          className="flex min-w-0 grow items-center gap-2"
        >
          <input
            value={draft}
            onChange={({ target }) => change(target.value)}
            aria-label={text('input.label')}
            aria-describedby={messageId}
            aria-invalid={tooLong > 0}
            placeholder={text('input.placeholder')}
            autoComplete="off"
            enterKeyHint="send"
            className="touch min-w-0 grow rounded-full border border-line bg-paper px-6 text-xl placeholder:text-soft aria-invalid:border-bad"
          />
          <Button
            type="submit"
            look="strong"
            round
            disabled={!linked || draft.trim() === ''}
            aria-label={text('input.send')}
          >
            <SendHorizontal aria-hidden className="size-6" />
          </Button>
        </form>
        <StopButton />
      </div>
    </div>
  );
}

function StopButton() {
  const text = useText();
  const kiosk = useKiosk();
  const speaking = useKioskState(({ view }) => view?.status === 'speaking');
  if (!speaking) return null;
  return (
    <Button look="stop" onClick={() => void kiosk.stop()} className="max-sm:px-0">
      <Square aria-hidden className="size-6 fill-current" />
      <span className="max-sm:sr-only">{text('controls.stop')}</span>
    </Button>
  );
}
