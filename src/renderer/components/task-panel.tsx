import { ArrowRight, Check, CircleDashed, ListChecks, MessageCircleQuestion } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { TaskView } from '../../contract/kiosk.ts';
import { useKiosk, useKioskState, useText } from '../context.tsx';

const none: readonly string[] = [];

/** What is being done: what has been understood so far, gaps to fill by a tap, and what comes afterwards. */
export function TaskPanel() {
  const text = useText();
  const task = useKioskState(({ view }) => view?.task ?? null);
  const later = useKioskState(({ view }) => view?.later ?? none);
  // The confirmation says all of it again, and needs the room.
  const settled = useKioskState(({ view }) => (view?.pending ?? null) !== null);
  const list = useRef<HTMLUListElement>(null);
  const asked = task?.slots.findIndex((slot) => slot.asked) ?? -1;
  // Where the gaps stand in one row, the one that is asked for comes into sight.
  useEffect(() => {
    const slot = list.current?.children[asked];
    if (!(slot instanceof HTMLElement)) return;
    list.current?.scrollTo({ left: slot.offsetLeft - list.current.offsetLeft - 24 });
  }, [asked]);
  if (!task && later.length === 0) return null;
  const done = task?.slots.filter(({ value }) => value !== null).length ?? 0;
  return (
    <section
      aria-label={text('task.label')}
      data-testid="task"
      data-settled={settled || undefined}
      className="task arrive"
    >
      {task && (
        <>
          <h2 className="task-title">
            <ListChecks aria-hidden className="size-6 shrink-0 text-brand" />
            <span className="min-w-0 grow">{task.title}</span>
            {task.slots.length > 0 && (
              <span className="tabular shrink-0 text-base font-semibold text-soft">
                {text('task.progress', { done, all: task.slots.length })}
              </span>
            )}
          </h2>
          <ul ref={list} className="task-slots chips">
            {task.slots.map((slot) => (
              <li key={slot.name} className="flex">
                <Slot slot={slot} />
              </li>
            ))}
          </ul>
        </>
      )}
      {later.length > 0 && (
        <p className="task-later">
          <ArrowRight aria-hidden className="size-5 shrink-0" />
          <span>
            {text('task.later')}{' '}
            <strong className="font-semibold text-ink">{later.join(' · ')}</strong>
          </span>
        </p>
      )}
    </section>
  );
}

/** One thing to know: a tap makes Vaani ask for it, or ask again. */
function Slot({ slot }: { slot: TaskView['slots'][number] }) {
  const text = useText();
  const kiosk = useKiosk();
  const linked = useKioskState((state) => state.link === 'open');
  const { name, label, value, asked } = slot;
  const state = asked ? 'asked' : value === null ? 'missing' : 'known';
  const Icon = { asked: MessageCircleQuestion, missing: CircleDashed, known: Check }[state];
  return (
    <button
      type="button"
      disabled={!linked}
      data-state={state}
      aria-label={text(`task.slot.${state}`, { label, value: value ?? '' })}
      onClick={() => void kiosk.askFor(name)}
      className="slot touch"
    >
      <Icon aria-hidden className="slot-icon" strokeWidth={2.4} />
      <span className="min-w-0">
        <span className="slot-label">{label}</span>{' '}
        <span className="slot-value">{value ?? text(asked ? 'task.asked' : 'task.missing')}</span>
      </span>
    </button>
  );
}
