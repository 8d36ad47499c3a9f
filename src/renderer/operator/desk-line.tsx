import { RefreshCw, WifiOff } from 'lucide-react';
import { Button } from '../components/button.tsx';
import { useOperator, useOperatorState, useOperatorText } from './context.tsx';

/** What is wrong with the connection, and what to do; nothing when all is well. */
export function DeskLine() {
  const text = useOperatorText();
  const operator = useOperator();
  const link = useOperatorState((state) => state.link);
  return (
    <div role="alert" className="empty:hidden">
      {link !== 'open' && (
        <div
          className={`flex flex-wrap items-center gap-4 px-4 py-3 text-lg md:px-6 ${link === 'connecting' ? 'text-soft' : 'bg-warn-tint text-warn'}`}
        >
          <WifiOff aria-hidden className="size-6 shrink-0" />
          <p className="min-w-0 grow basis-60">{text(`line.${link}`)}</p>
          {(link === 'unreachable' || link === 'refused') && (
            <Button onClick={() => operator.retry()}>
              <RefreshCw aria-hidden className="size-5" />
              {text('line.retry')}
            </Button>
          )}
          {link === 'mismatch' && (
            <Button onClick={() => location.reload()}>
              <RefreshCw aria-hidden className="size-5" />
              {text('line.reload')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
