import {
  CalendarClock,
  Check,
  Footprints,
  MessageSquareText,
  UserRound,
  UserRoundX,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Escalation } from '../../contract/operator.ts';
import { Button } from '../components/button.tsx';
import { languageNames } from '../i18n/languages.ts';
import { AnswerForm } from './answer-form.tsx';
import { CallFacts, Since } from './case-facts.tsx';
import { useOperator, useOperatorState, useOperatorText } from './context.tsx';
import { DeclineForm } from './decline-form.tsx';

/** Somebody who waits: what it is about, what was said last, and what can be done. */
export function Case({ person }: { person: Escalation }) {
  const text = useOperatorText();
  const waiting = person.status === 'pending';
  const topic = person.topic ?? text('case.topic');
  return (
    <article
      aria-label={topic}
      data-status={person.status}
      className={`arrive flex flex-col gap-4 rounded-card border bg-surface p-5 shadow-card ${waiting ? 'border-confirm' : 'border-line'}`}
    >
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h3 className="min-w-0 text-xl font-bold break-words">{topic}</h3>
          <Since at={person.createdAt} />
        </div>
        <p className="flex flex-wrap gap-2 text-base">
          <Chip look={waiting ? 'bg-confirm-tint text-confirm' : 'bg-brand-tint text-brand'}>
            {waiting || person.operator === null
              ? text(`status.${person.status}`)
              : text('case.by', { name: person.operator })}
          </Chip>
          <Chip>
            {person.present ? (
              <UserRound aria-hidden className="size-5" />
            ) : (
              <UserRoundX aria-hidden className="size-5" />
            )}
            {text(person.present ? 'case.present' : 'case.left')}
          </Chip>
          <Chip>{languageNames[person.language]}</Chip>
          <Chip>
            <span className="capitalize">{person.pack}</span>
          </Chip>
        </p>
      </header>
      <Turns person={person} />
      <CallFacts person={person} />
      <Actions person={person} />
    </article>
  );
}

function Chip({ look = 'bg-sunk text-soft', children }: { look?: string; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-3 py-1 font-semibold ${look}`}
    >
      {children}
    </span>
  );
}

function Turns({ person }: { person: Escalation }) {
  const text = useOperatorText();
  if (person.turns.length === 0) return null;
  return (
    <ol aria-label={text('case.turns')} className="flex flex-col gap-2 border-l-4 border-line pl-4">
      {person.turns.map((turn, index) => (
        <li key={`${index}-${turn.who}`} className="text-base">
          <span className="mr-2 text-soft">{text(`case.${turn.who}`)}:</span>
          <span lang={person.language} className={turn.who === 'person' ? 'font-semibold' : ''}>
            {turn.text}
          </span>
        </li>
      ))}
    </ol>
  );
}

type FormName = 'answer' | 'decline';

function Actions({ person }: { person: Escalation }) {
  const text = useOperatorText();
  const operator = useOperator();
  const [form, setForm] = useState<FormName | null>(null);
  // Whoever works with the keyboard goes on from where the form was opened.
  const [closed, setClosed] = useState<FormName | null>(null);
  const linked = useOperatorState((state) => state.link === 'open');
  const busy = useOperatorState((state) => state.busy.has(person.id));
  const failure = useOperatorState((state) => state.failures.get(person.id));
  const disabled = !linked || busy;
  const close = () => {
    setClosed(form);
    setForm(null);
  };
  return (
    <>
      {form === null && (
        <div className="flex flex-wrap gap-3">
          {person.status === 'pending' ? (
            <Button
              look="strong"
              disabled={disabled}
              onClick={() => void operator.accept(person.id)}
            >
              <Footprints aria-hidden className="size-6" />
              {text('case.accept')}
            </Button>
          ) : (
            <Button
              look="strong"
              disabled={disabled}
              onClick={() => void operator.complete(person.id)}
            >
              <Check aria-hidden className="size-6" />
              {text('case.complete')}
            </Button>
          )}
          <Button autoFocus={closed === 'answer'} onClick={() => setForm('answer')}>
            <MessageSquareText aria-hidden className="size-6" />
            {text('case.answer')}
          </Button>
          <Button autoFocus={closed === 'decline'} onClick={() => setForm('decline')}>
            <CalendarClock aria-hidden className="size-6" />
            {text('case.decline')}
          </Button>
        </div>
      )}
      {form === 'answer' && <AnswerForm person={person} disabled={disabled} onClose={close} />}
      {form === 'decline' && <DeclineForm id={person.id} disabled={disabled} onClose={close} />}
      <p role="alert" className="font-semibold text-bad empty:hidden">
        {failure ? text(`failure.${failure}`) : ''}
      </p>
    </>
  );
}
