import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../context.tsx';
import { Button } from './button.tsx';

interface NoticeProps {
  readonly tone: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly action?: (() => void) | undefined;
}

/** One thing to know, in a line or two, and perhaps a button to try again. */
export function Notice({ tone, icon, children, action }: NoticeProps) {
  const text = useText();
  return (
    <div
      className={`arrive flex items-center gap-4 rounded-inner px-5 py-2.5 text-base leading-snug ${tone}`}
    >
      <span className="shrink-0 max-sm:hidden">{icon}</span>
      <p className="grow">{children}</p>
      {action && (
        <Button look="plain" onClick={action}>
          <RefreshCw aria-hidden className="size-5" />
          <span className="max-sm:sr-only">{text('voice.retry')}</span>
        </Button>
      )}
    </div>
  );
}
