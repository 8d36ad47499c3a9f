import { Check, X } from 'lucide-react';
import { type KeyboardEvent, type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { maxTypedCharacters, type ViewTurn } from '../../contract/kiosk.ts';
import { useKiosk, useText } from '../context.tsx';
import { Button } from './button.tsx';

/** The person's sentence, to be put right: it stands where their words stood, the first doubtful word chosen. */
export function Correction({ turn, onDone }: { turn: ViewTurn; onDone: () => void }) {
  const text = useText();
  const kiosk = useKiosk();
  const [draft, setDraft] = useState(turn.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const labelId = useId();

  const [doubtFrom, doubtTo] = turn.unsure?.[0] ?? [turn.text.length, turn.text.length];
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(doubtFrom, doubtTo);
    field.current?.form?.scrollIntoView({ block: 'nearest' });
  }, [doubtFrom, doubtTo]);

  const save = async () => {
    const words = draft.trim();
    if (words === '') return;
    if (words === turn.text || (await kiosk.correct(turn.id, words))) onDone();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void save();
  };
  return (
    <form onSubmit={submit} className="arrive correction">
      <label id={labelId} className="text-lg font-semibold text-brand" htmlFor={`${labelId}-field`}>
        {text('correct.title')}
      </label>
      <textarea
        ref={field}
        id={`${labelId}-field`}
        value={draft}
        maxLength={maxTypedCharacters}
        rows={2}
        onChange={({ target }) => setDraft(target.value)}
        onKeyDown={keyDown}
        autoComplete="off"
        className="correction-field"
      />
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onDone}>
          <X aria-hidden className="size-6" />
          {text('correct.cancel')}
        </Button>
        <Button type="submit" look="strong" disabled={draft.trim() === ''}>
          <Check aria-hidden className="size-6" />
          {text('correct.save')}
        </Button>
      </div>
    </form>
  );
}
