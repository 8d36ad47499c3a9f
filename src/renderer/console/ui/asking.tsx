import type { ReactNode } from 'react';
import { useConsoleText } from '../context.tsx';
import type { Asked } from '../use-ask.ts';
import { FailureNote } from './failure-note.tsx';

/** What was asked for, once it is there; until then that it comes, or why it does not. */
export function Asking<T>({
  asked,
  children,
}: {
  asked: Asked<T>;
  children: (data: T) => ReactNode;
}) {
  const text = useConsoleText();
  const { data, failure, busy, again } = asked;
  return (
    <>
      <FailureNote failure={failure} again={busy ? undefined : again} />
      {data !== undefined && children(data)}
      {data === undefined && !failure && (
        <p role="status" className="py-8 text-center text-lg text-soft">
          {text('loading')}
        </p>
      )}
    </>
  );
}
