import { SendHorizontal, X } from 'lucide-react';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { maxTypedCharacters } from '../../contract/kiosk.ts';
import { useKiosk, useKioskState, useText } from '../context.tsx';
import { formatCount } from '../i18n/format.ts';
import { Button } from './button.tsx';
import { MicrophoneButton } from './microphone-button.tsx';

/** Where one types, and the microphone. What silences Vaani is on the stage. */
export function AskBar() {
  const text = useText();
  const kiosk = useKiosk();
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState('');
  const refused = useKioskState((state) => state.refused);
  const linked = useKioskState((state) => state.link === 'open');
  const messageId = useId();
  const words = draft.trim();
  const tooLong = words.length > maxTypedCharacters;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (words === '' || tooLong) return;
    setDraft('');
    // What could not be sent comes back, unless something else was typed meanwhile.
    if (!(await kiosk.say(words))) setDraft((now) => (now === '' ? words : now));
  };
  const clear = () => {
    setDraft('');
    field.current?.focus();
  };

  const message = tooLong
    ? text('input.tooLong', {
        count: formatCount(words.length),
        max: formatCount(maxTypedCharacters),
      })
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
          <div className="relative flex min-w-0 grow">
            <input
              ref={field}
              value={draft}
              onChange={({ target }) => setDraft(target.value)}
              aria-label={text('input.label')}
              aria-describedby={messageId}
              aria-invalid={tooLong}
              placeholder={text('input.placeholder')}
              autoComplete="off"
              enterKeyHint="send"
              className={`touch min-w-0 grow rounded-full border border-line bg-paper pl-6 max-sm:pl-4 text-xl placeholder:text-soft aria-invalid:border-bad ${draft === '' ? 'pr-6' : 'pr-18'}`}
            />
            {draft !== '' && (
              <Button
                look="quiet"
                round
                onClick={clear}
                aria-label={text('input.clear')}
                className="absolute inset-y-0 right-0"
              >
                <X aria-hidden className="size-6" />
              </Button>
            )}
          </div>
          <Button
            type="submit"
            look="strong"
            round
            disabled={!linked || words === ''}
            aria-label={text('input.send')}
          >
            <SendHorizontal aria-hidden className="size-6" />
          </Button>
        </form>
      </div>
    </div>
  );
}
