import { type SubmitEvent, useId, useState } from 'react';
import { BrandMark } from '../components/brand-mark.tsx';
import { Button } from '../components/button.tsx';
import { useOperator, useOperatorText } from './context.tsx';
import { DeskLanguage } from './desk-language.tsx';

/** Longest name, in characters, as the engine takes it. */
const maxName = 60;

/** Before the desk opens: a name, which colleagues see. */
export function SignIn() {
  const text = useOperatorText();
  const operator = useOperator();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const inputId = useId();
  const messageId = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') setMissing(true);
    else operator.signIn(name);
  };
  return (
    <main className="flex h-full flex-col overflow-y-auto px-6 py-6">
      <div className="flex justify-end">
        <DeskLanguage />
      </div>
      <form onSubmit={submit} className="m-auto flex w-full max-w-xl flex-col gap-6 py-6">
        <BrandMark className="size-16" />
        <h1 className="text-4xl font-bold tracking-tight text-balance">{text('sign.title')}</h1>
        <p className="text-lg text-soft">{text('sign.text')}</p>
        <label htmlFor={inputId} className="flex flex-col gap-2 text-lg font-semibold">
          {text('sign.name')}
        </label>
        <input
          id={inputId}
          value={name}
          maxLength={maxName}
          autoComplete="name"
          autoFocus
          aria-invalid={missing}
          aria-describedby={messageId}
          onChange={({ target }) => {
            setName(target.value);
            setMissing(false);
          }}
          className="touch -mt-4 rounded-full border border-line bg-surface px-6 text-xl aria-invalid:border-bad"
        />
        <p id={messageId} role="alert" className="-mt-3 font-semibold text-bad empty:hidden">
          {missing ? text('sign.missing') : ''}
        </p>
        <Button type="submit" look="strong">
          {text('sign.open')}
        </Button>
      </form>
    </main>
  );
}
