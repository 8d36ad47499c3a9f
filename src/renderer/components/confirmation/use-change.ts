import { useEffect, useState } from 'react';
import type { Pending } from '../../../contract/kiosk.ts';
import { useKiosk, useKioskState } from '../../context.tsx';

/** Changing a line of the confirmation: which editor is open, and what is under way. */
interface Change {
  /** The slot whose new value was sent; null when nothing is under way. */
  readonly changing: string | null;
  /** A value is being chosen that was not sent yet: a yes now would be to the old one. */
  readonly busy: boolean;
  /** The slot whose editor is open. */
  readonly open: string | null;
  /** Another one with each answer of the engine: what was chosen before it is over. */
  readonly round: string;
  show(slot: string | null): void;
  /** `value` null: it is being chosen; the next call says which, or the same one that was. */
  change(slot: string, value: string | null): void;
}

/** No answer to a change comes later than this, ms; then a yes is to what stands there. */
const longestWaitMs = 8_000;

/** What is under way, and in which round of question and answer. */
interface Work {
  readonly round: string;
  readonly changing: string | null;
  readonly busy: boolean;
}

export function useChange(pending: Pending): Change {
  const kiosk = useKiosk();
  const { proposalId } = pending;
  const answers = useKioskState(({ view }) => view?.turns.at(-1)?.id);
  /** Changes that nothing came of. */
  const [vain, setVain] = useState(0);
  // A new proposal, words that say why there is none, or nothing at all: it is over.
  const round = [proposalId, answers, vain].join(' ');
  const [editor, setEditor] = useState<{ readonly of: string; readonly slot: string | null }>();
  const [last, setWork] = useState<Work>();
  const { changing, busy } = last?.round === round ? last : { changing: null, busy: false };
  useEffect(() => {
    if (changing === null) return undefined;
    const timer = setTimeout(() => setVain((count) => count + 1), longestWaitMs);
    return () => clearTimeout(timer);
  }, [changing, round]);
  const show = (slot: string | null) => setEditor({ of: proposalId, slot });
  return {
    changing,
    busy,
    round,
    open: editor?.of === proposalId ? editor.slot : null,
    show,
    change(slot, value) {
      if (value === null) return setWork({ round, changing: null, busy: true });
      const edit = pending.lines.find((line) => line.edit?.slot === slot)?.edit;
      if (!edit || edit.value === value) {
        setWork({ round, changing: null, busy: false });
        return show(null);
      }
      setWork({ round, changing: slot, busy: false });
      void kiosk.change(proposalId, slot, value).then((taken) => {
        if (!taken) setVain((count) => count + 1);
      });
    },
  };
}
