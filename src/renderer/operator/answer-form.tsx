import { SendHorizontal } from 'lucide-react';
import { type SubmitEvent, useId, useState } from 'react';
import type { Escalation, Priority } from '../../contract/operator.ts';
import { Button } from '../components/button.tsx';
import { languageNames } from '../i18n/languages.ts';
import { useOperator, useOperatorText } from './context.tsx';

/** Longest answer, in characters, as the engine takes it. */
const maxAnswer = 500;
const priorities = ['interrupt', 'high'] as const satisfies Priority[];

/** An answer in words, which Vaani says as they are, and when to say it. Escape closes it. */
export function AnswerForm({
  person,
  disabled,
  onClose,
}: {
  person: Escalation;
  disabled: boolean;
  onClose: () => void;
}) {
  const text = useOperatorText();
  const operator = useOperator();
  const [words, setWords] = useState('');
  const [priority, setPriority] = useState<Priority>('interrupt');
  const fieldId = useId();
  const hintId = useId();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (words.trim() !== '' && (await operator.answer(person.id, words, priority))) onClose();
  };
  return (
    <form
      onSubmit={(event) => void submit(event)}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
      className="flex flex-col gap-3"
    >
      <label htmlFor={fieldId} className="text-lg font-semibold">
        {text('answer.label')}
      </label>
      <textarea
        id={fieldId}
        lang={person.language}
        value={words}
        rows={2}
        maxLength={maxAnswer}
        autoFocus
        aria-describedby={hintId}
        onChange={({ target }) => setWords(target.value)}
        className="rounded-inner border border-line bg-paper px-4 py-3 text-lg"
      />
      <p id={hintId} className="text-base text-soft">
        {text('answer.hint', { language: languageNames[person.language] })}
      </p>
      <fieldset className="flex flex-wrap gap-x-6">
        <legend className="sr-only">{text('answer.when')}</legend>
        {priorities.map((each) => (
          <label key={each} className="flex min-h-12 cursor-pointer items-center gap-3 text-lg">
            <input
              type="radio"
              name={`${fieldId}-priority`}
              checked={priority === each}
              onChange={() => setPriority(each)}
              className="size-6 accent-brand"
            />
            {text(`answer.${each}`)}
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="strong" disabled={disabled || words.trim() === ''}>
          <SendHorizontal aria-hidden className="size-6" />
          {text('answer.send')}
        </Button>
        <Button onClick={onClose}>{text('cancel')}</Button>
      </div>
    </form>
  );
}
