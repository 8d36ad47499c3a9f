import { Bell, LogOut } from 'lucide-react';
import { BrandMark } from '../components/brand-mark.tsx';
import { Button } from '../components/button.tsx';
import { Calls } from './calls.tsx';
import { useOperator, useOperatorState, useOperatorText } from './context.tsx';
import { DeskLanguage } from './desk-language.tsx';
import { DeskLine } from './desk-line.tsx';
import { waitingCount, workOf } from './derive.ts';
import { OutboxLine } from './outbox-line.tsx';
import { Over } from './over.tsx';
import { Seats } from './seats.tsx';
import { WaitingList } from './waiting-list.tsx';

/** Everything an operator works with: people first, then calls that were promised, then the kiosks. */
export function Desk() {
  const inbox = useOperatorState((state) => state.inbox);
  const work = inbox && workOf(inbox);
  return (
    <div className="flex h-full flex-col">
      <Header />
      <DeskLine />
      <main className="grid min-h-0 grow grid-cols-1 content-start gap-x-8 gap-y-8 overflow-y-auto px-4 py-5 md:px-6 landscape:lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {work && inbox && (
          <>
            <WaitingList people={work.open} />
            <div className="flex min-w-0 flex-col gap-8">
              <Calls calls={work.calls} />
              <OutboxLine outbox={inbox.outbox} />
              <Seats seats={inbox.seats} />
              <Over people={work.over} />
            </div>
          </>
        )}
      </main>
    </div>
  );
}

function Header() {
  const text = useOperatorText();
  const operator = useOperator();
  const name = useOperatorState((state) => state.name);
  const waiting = useOperatorState(({ inbox }) => waitingCount(inbox));
  return (
    <header className="flex flex-wrap items-center gap-3 border-b border-line bg-surface px-4 py-3 md:px-6">
      <BrandMark className="size-11" />
      <h1 className="text-2xl font-bold tracking-tight max-sm:sr-only">{text('heading')}</h1>
      <p
        role="status"
        data-testid="waiting-badge"
        className={`flex min-h-11 items-center gap-2 rounded-full px-4 text-lg font-bold ${waiting > 0 ? 'bg-confirm text-paper' : 'bg-sunk text-soft'}`}
      >
        <Bell aria-hidden className="size-5" />
        {text('waiting.badge', { count: waiting })}
      </p>
      <span className="ml-auto flex min-w-0 items-center gap-3">
        <span className="min-w-0 truncate text-lg text-soft portrait:hidden">{name}</span>
        <DeskLanguage />
        <Button onClick={() => operator.signOut()} className="portrait:px-0">
          <LogOut aria-hidden className="size-6" />
          <span className="portrait:sr-only">{text('sign.out')}</span>
        </Button>
      </span>
    </header>
  );
}
