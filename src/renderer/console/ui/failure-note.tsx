import { RefreshCw } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { useConsoleText } from '../context.tsx';
import { type ConsoleTextKey, knownText } from '../i18n/index.ts';
import type { Failure } from '../use-ask.ts';

/** What went wrong and what to do, in the language; the engine's own sentence where it says more. */
export function FailureNote({
  failure,
  again,
}: {
  failure: Failure | undefined;
  /** Tries the same again, where that may help. */
  again?: (() => void) | undefined;
}) {
  const text = useConsoleText();
  return (
    <div role="alert" className="empty:hidden">
      {failure && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-inner bg-bad-tint px-5 py-3 text-bad">
          <div className="min-w-0 grow basis-64">
            <p className="text-lg font-semibold">
              {knownText(text, `failure.${failure.code}`) ??
                text('failure.failed' satisfies ConsoleTextKey)}
            </p>
            {failure.message !== '' && tellsMore.has(failure.code) && (
              <p lang="en" className="text-base break-words">
                {failure.message}
              </p>
            )}
          </div>
          {again && (
            <Button onClick={again}>
              <RefreshCw aria-hidden className="size-5" />
              {text('again')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Codes whose sentence says what is allowed, or what to do. */
const tellsMore: ReadonlySet<string> = new Set([
  'invalid',
  'unavailable',
  'not-saved',
  'internal',
  'changed',
]);
