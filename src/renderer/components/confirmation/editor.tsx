import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import type { Edit } from '../../../contract/kiosk.ts';
import { useText } from '../../context.tsx';
import { Button } from '../button.tsx';
import { type DayOfTimes, TimesGrid } from '../cards/times-grid.tsx';

interface EditorProps {
  readonly label: string;
  readonly edit: Edit;
  readonly locked: boolean;
  onChange(value: string): void;
  onClose(): void;
}

/** What a line may be changed with: its options to tap, or a field to type in. */
export function Editor(props: EditorProps) {
  const { edit, label, locked, onChange } = props;
  if (!edit.options || edit.options.length === 0) return <Typed {...props} />;
  const days = byGroup(edit.options);
  if (days.length > 1) {
    return (
      <TimesGrid days={days} chosen={edit.value} onTake={(value) => !locked && onChange(value)} />
    );
  }
  return (
    <ul aria-label={label} className="chips-wrap">
      {edit.options.map((option) => (
        <li key={option.value}>
          <Chip
            chosen={option.value === edit.value}
            locked={locked}
            onTap={() => onChange(option.value)}
          >
            {option.label}
          </Chip>
        </li>
      ))}
    </ul>
  );
}

/** Options under their headings, in the order in which they came; those without one stand first. */
function byGroup(options: NonNullable<Edit['options']>): DayOfTimes[] {
  const groups = new Map<string, DayOfTimes['times'][number][]>();
  for (const { group = '', label, value } of options) {
    const times = groups.get(group) ?? [];
    times.push({ label, value });
    groups.set(group, times);
  }
  return [...groups].map(([label, times]) => ({ label, times }));
}

function Chip({
  chosen,
  locked,
  onTap,
  children,
}: {
  chosen: boolean;
  locked: boolean;
  onTap: () => void;
  children: string;
}) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      disabled={locked}
      onClick={onTap}
      className="touch choice-chip"
    >
      {children}
    </button>
  );
}

/** Text, or a day or a time that has no options: the browser's own field, without a calendar to get lost in. */
function Typed({ label, edit, locked, onChange, onClose }: EditorProps) {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [draft, setDraft] = useState(edit.value);
  useEffect(() => field.current?.focus(), []);
  const words = draft.trim();
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (words !== '') onChange(words);
  };
  const type = edit.kind === 'date' || edit.kind === 'time' ? edit.kind : 'text';
  return (
    <form onSubmit={save} className="flex flex-wrap items-stretch gap-3">
      <input
        ref={field}
        type={type}
        value={draft}
        maxLength={longest}
        aria-label={text('confirm.edit', { label })}
        aria-describedby={hint}
        autoComplete="off"
        enterKeyHint="done"
        onChange={({ target }) => setDraft(target.value)}
        className="touch min-w-0 grow basis-72 rounded-inner border border-line bg-paper px-5 text-lg"
      />
      <div className="flex grow gap-3 @md:grow-0">
        <Button className="grow" onClick={onClose}>
          {text('confirm.keep')}
        </Button>
        <Button
          look="strong"
          type="submit"
          className="grow"
          disabled={locked || words === '' || words === edit.value}
        >
          {text('confirm.save')}
        </Button>
      </div>
    </form>
  );
}

/** Characters, as the engine takes them. */
const longest = 200;
