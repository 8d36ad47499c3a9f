import { CloudOff, KeyRound, RefreshCw } from 'lucide-react';
import { Brand } from '../components/brand.tsx';
import { Button } from '../components/button.tsx';
import { useKiosk, useKioskState, useText } from '../context.tsx';

/** When nothing can be asked: what happened, what still works, and what to do. */
export function Problem() {
  const text = useText();
  const kiosk = useKiosk();
  const link = useKioskState((state) => state.link);
  const problem = link === 'refused' || link === 'mismatch' ? link : 'unreachable';
  const Icon = { unreachable: CloudOff, refused: KeyRound, mismatch: RefreshCw }[problem];
  const parts = [
    ['problem.what', `problem.${problem}.what`],
    ['problem.works', `problem.${problem}.works`],
    ['problem.todo', `problem.${problem}.todo`],
  ] as const;
  return (
    <main className="flex h-full flex-col gap-8 overflow-y-auto px-6 py-6 md:px-12 md:py-8">
      <Brand />
      <div role="alert" className="m-auto flex w-full max-w-3xl flex-col gap-8">
        <span className="grid size-24 place-items-center rounded-card bg-warn-tint text-warn">
          <Icon aria-hidden className="size-12" />
        </span>
        <h1 className="text-4xl font-bold tracking-tight text-balance">
          {text(`problem.${problem}.title`)}
        </h1>
        <dl className="flex flex-col gap-5">
          {parts.map(([title, content]) => (
            <div key={title} className="border-l-4 border-line pl-5">
              <dt className="text-lg text-soft">{text(title)}</dt>
              <dd className="text-xl font-medium">{text(content)}</dd>
            </div>
          ))}
        </dl>
        <Button
          look="strong"
          className="self-start"
          onClick={() => (problem === 'mismatch' ? location.reload() : kiosk.retry())}
        >
          <RefreshCw aria-hidden className="size-6" />
          {text(problem === 'mismatch' ? 'problem.reload' : 'problem.retry')}
        </Button>
      </div>
    </main>
  );
}
