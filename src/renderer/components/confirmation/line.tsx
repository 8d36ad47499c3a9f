import { ChevronDown, LoaderCircle, Pencil } from 'lucide-react';
import { useId } from 'react';
import type { Pending } from '../../../contract/kiosk.ts';
import { useText } from '../../context.tsx';
import { Editor } from './editor.tsx';
import { Stepper } from './stepper.tsx';

interface LineProps {
  readonly line: Pending['lines'][number];
  /** Its editor is open. */
  readonly open: boolean;
  /** A new value of it is under way. */
  readonly changing: boolean;
  /** Nothing can be changed just now. */
  readonly locked: boolean;
  readonly round: string;
  onOpen(slot: string | null): void;
  onChange(slot: string, value: string | null): void;
}

/** One line of what will happen; where it may be made otherwise, with what it takes. */
export function Line({ line, open, changing, locked, round, onOpen, onChange }: LineProps) {
  const text = useText();
  const editor = useId();
  const { label, value, edit } = line;
  if (!edit) {
    return (
      <div className="confirmation-line">
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    );
  }
  const { slot } = edit;
  if (edit.kind === 'number') {
    return (
      <div className="confirmation-line" data-edit="number">
        <dt>{label}</dt>
        <dd>
          <Stepper
            label={label}
            edit={edit}
            locked={locked || changing}
            round={round}
            onChange={(next) => onChange(slot, next)}
          />
        </dd>
      </div>
    );
  }
  return (
    <div className="confirmation-line" data-edit={edit.kind} data-open={open}>
      <dt>{label}</dt>
      <dd>
        <button
          type="button"
          className="touch confirmation-value"
          aria-expanded={open}
          aria-controls={open ? editor : undefined}
          disabled={locked || changing}
          onClick={() => onOpen(open ? null : slot)}
        >
          <span className="sr-only">{text('confirm.edit', { label })}: </span>
          <span className="min-w-0">{value}</span>
          {changing ? (
            <LoaderCircle aria-hidden className="turning size-6 shrink-0" />
          ) : open ? (
            <ChevronDown aria-hidden className="size-6 shrink-0 rotate-180" />
          ) : edit.kind === 'text' ? (
            <Pencil aria-hidden className="size-5 shrink-0" />
          ) : (
            <ChevronDown aria-hidden className="size-6 shrink-0" />
          )}
        </button>
      </dd>
      {open && (
        <dd id={editor} className="confirmation-editor">
          <Editor
            label={label}
            edit={edit}
            locked={locked || changing}
            onChange={(next) => onChange(slot, next)}
            onClose={() => onOpen(null)}
          />
        </dd>
      )}
    </div>
  );
}
