import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { useConsoleText } from '../context.tsx';

/**
 * A question before something that cannot be undone: what will happen, in words, and two buttons. The
 * way back has the focus, and Escape takes it.
 */
export function AskFirst({
  title,
  children,
  yes,
  busy = false,
  onYes,
  onNo,
}: {
  title: string;
  children: ReactNode;
  /** The button that does it, named by what it does. */
  yes: string;
  busy?: boolean;
  onYes: () => void;
  onNo: () => void;
}) {
  const text = useConsoleText();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const bodyId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={titleId}
      aria-describedby={bodyId}
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onNo();
      }}
      className="arrive m-auto w-[min(36rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-6 text-ink shadow-card backdrop:bg-veil md:p-8"
    >
      <h2 id={titleId} className="text-2xl font-bold tracking-tight text-balance">
        {title}
      </h2>
      <div id={bodyId} className="mt-3 flex flex-col gap-2 text-lg text-soft">
        {children}
      </div>
      <div className="mt-6 grid grid-cols-1 gap-3 sm:grid-cols-2">
        <Button autoFocus disabled={busy} onClick={onNo}>
          {text('back')}
        </Button>
        <Button look="stop" disabled={busy} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </dialog>
  );
}
