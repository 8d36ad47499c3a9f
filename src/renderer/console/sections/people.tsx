import { LogOut } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Calls } from '../../operator/calls.tsx';
import { useOperator, useOperatorState, useOperatorText } from '../../operator/context.tsx';
import { workOf } from '../../operator/derive.ts';
import { OutboxLine } from '../../operator/outbox-line.tsx';
import { Over } from '../../operator/over.tsx';
import { WaitingList } from '../../operator/waiting-list.tsx';
import { useConsoleText } from '../context.tsx';
import { Panel } from '../ui/panel.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Longest name, in characters, as the engine takes it. */
const maxName = 60;

/** Who waits for a person of the shop: the desk of the operator's page, once somebody has said who they are. */
export function People() {
  const name = useOperatorState((state) => state.name);
  return name === null ? <WhoIsThere /> : <AtTheDesk name={name} />;
}

function WhoIsThere() {
  const desk = useOperatorText();
  const operator = useOperator();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') setMissing(true);
    else operator.signIn(name);
  };
  return (
    <form onSubmit={submit} className="mx-auto flex max-w-2xl flex-col pt-[4vh]">
      <Panel title={desk('sign.title')}>
        <p className="text-lg text-soft">{desk('sign.text')}</p>
        <TextField
          label={desk('sign.name')}
          value={name}
          maxLength={maxName}
          aria-invalid={missing}
          onChange={({ target }) => {
            setName(target.value);
            setMissing(false);
          }}
        />
        <p role="alert" className="font-semibold text-bad empty:hidden">
          {missing ? desk('sign.missing') : ''}
        </p>
        <Button type="submit" look="strong">
          {desk('sign.open')}
        </Button>
      </Panel>
    </form>
  );
}

function AtTheDesk({ name }: { name: string }) {
  const text = useConsoleText();
  const desk = useOperatorText();
  const operator = useOperator();
  const inbox = useOperatorState((state) => state.inbox);
  const work = inbox && workOf(inbox);
  return (
    <div className="flex flex-col gap-6">
      <p className="flex flex-wrap items-center justify-between gap-3 text-lg text-soft">
        {text('people.at', { name })}
        <Button onClick={() => operator.signOut()}>
          <LogOut aria-hidden className="size-6" />
          {desk('sign.out')}
        </Button>
      </p>
      {work && inbox && (
        <div className="grid grid-cols-1 items-start gap-8 landscape:xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <WaitingList people={work.open} />
          <div className="flex min-w-0 flex-col gap-8">
            <Calls calls={work.calls} />
            <OutboxLine outbox={inbox.outbox} />
            <Over people={work.over} />
          </div>
        </div>
      )}
    </div>
  );
}
