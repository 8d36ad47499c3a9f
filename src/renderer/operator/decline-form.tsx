import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '../components/button.tsx';
import { useOperator, useOperatorText } from './context.tsx';
import { callTimes, nextTime } from './derive.ts';

const quickChoices = ['soon', 'hour', 'tomorrow'] as const;

/** "I cannot come": a time to call instead, by one tap or by the clock, or no call at all. Escape closes it. */
export function DeclineForm({
  id,
  disabled,
  onClose,
}: {
  id: string;
  disabled: boolean;
  onClose: () => void;
}) {
  const text = useOperatorText();
  const operator = useOperator();
  const [clock, setClock] = useState('');
  const clockId = useId();
  const decline = async (callbackAt: string | null) => {
    if (await operator.decline(id, callbackAt)) onClose();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const at = nextTime(clock, Date.now());
    if (at !== null) void decline(at);
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
      aria-label={text('decline.title')}
      className="flex flex-col gap-3"
    >
      <p className="text-lg font-semibold">{text('decline.title')}</p>
      <div className="flex flex-wrap gap-3">
        {quickChoices.map((choice, index) => (
          <Button
            key={choice}
            autoFocus={index === 0}
            disabled={disabled}
            onClick={() => void decline(callTimes(Date.now())[choice])}
          >
            {text(`decline.${choice}`)}
          </Button>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <label htmlFor={clockId} className="text-lg">
          {text('decline.at')}
        </label>
        <input
          id={clockId}
          type="time"
          value={clock}
          onChange={({ target }) => setClock(target.value)}
          className="touch tabular rounded-full border border-line bg-paper px-5 text-lg"
        />
        <Button type="submit" look="strong" disabled={disabled || clock === ''}>
          {text('decline.choose')}
        </Button>
      </div>
      <div className="flex flex-wrap gap-3 border-t border-line pt-3">
        <Button look="stop" disabled={disabled} onClick={() => void decline(null)}>
          {text('decline.none')}
        </Button>
        <Button onClick={onClose}>{text('cancel')}</Button>
      </div>
    </form>
  );
}
