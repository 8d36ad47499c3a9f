import { CircleAlert, CircleCheck, CloudOff, Hand, KeyRound, RefreshCw } from 'lucide-react';
import { Brand } from '../components/brand.tsx';
import { Button } from '../components/button.tsx';
import { useKiosk, useKioskState, useText } from '../context.tsx';

/** When nothing can be asked: what happened, what still works, and what to do. */
export function Problem() {
  const text = useText();
  const kiosk = useKiosk();
  const link = useKioskState((state) => state.link);
  const problem = link === 'refused' || link === 'mismatch' ? link : 'unreachable';
  const Sign = { unreachable: CloudOff, refused: KeyRound, mismatch: RefreshCw }[problem];
  const parts = [
    ['problem.what', `problem.${problem}.what`, CircleAlert, 'text-warn'],
    ['problem.works', `problem.${problem}.works`, CircleCheck, 'text-good'],
    ['problem.todo', `problem.${problem}.todo`, Hand, 'text-brand'],
  ] as const;
  return (
    <main className="problem">
      <header className="keeps-corner flex min-h-16 items-center">
        <Brand />
      </header>
      <div role="alert" className="problem-paper">
        <span className="grid size-24 place-items-center rounded-card bg-warn-tint text-warn">
          <Sign aria-hidden className="size-12" />
        </span>
        <h1 className="problem-title">{text(`problem.${problem}.title`)}</h1>
        <dl className="problem-parts">
          {parts.map(([title, content, Icon, colour]) => (
            <div key={title} className="problem-part">
              <dt className={`flex items-center gap-2.5 text-lg font-semibold ${colour}`}>
                <Icon aria-hidden className="size-6 shrink-0" />
                {text(title)}
              </dt>
              <dd className="text-xl font-medium text-pretty">{text(content)}</dd>
            </div>
          ))}
        </dl>
        <Button
          look="strong"
          large
          className="px-10 max-sm:w-full max-sm:px-4 max-sm:text-xl"
          onClick={() => (problem === 'mismatch' ? location.reload() : kiosk.retry())}
        >
          <RefreshCw aria-hidden className="size-8" />
          {text(problem === 'mismatch' ? 'problem.reload' : 'problem.retry')}
        </Button>
      </div>
    </main>
  );
}
