import { Check, CircleDashed, CircleHelp, Hand } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LiveSeat } from '../../../contract/console.ts';
import { languageNames } from '../../i18n/languages.ts';
import { useConsoleText } from '../context.tsx';
import { knownText } from '../i18n/index.ts';
import { Chip } from '../ui/panel.tsx';

/** The colours and shapes of the kiosk's own states. */
const signs = {
  idle: 'text-(--quiet) rounded-full',
  listening: 'text-(--listening) rounded-full',
  hearing: 'text-(--hearing) rounded-full',
  thinking: 'text-(--thinking) rounded-sm rotate-45',
  doing: 'text-(--doing) hexagon',
  speaking: 'text-(--speaking) rounded-sm',
} as const satisfies Record<LiveSeat['status'], string>;

/** One seat: what is being done there, by whom, and how sure Vaani is of it. Never what was said. */
export function Seat({ seat }: { seat: LiveSeat }) {
  const text = useConsoleText();
  const title = text('seat.title', { seat: seat.seat });
  return (
    <article
      aria-label={title}
      className="flex flex-col gap-5 rounded-card border border-line bg-surface p-5 md:p-6"
    >
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span aria-hidden className={`size-5 shrink-0 bg-current ${signs[seat.status]}`} />
        <h3 className="text-2xl font-bold tracking-tight">{text(`status.${seat.status}`)}</h3>
        <p className="ml-auto flex flex-wrap gap-2">
          <Chip>{title}</Chip>
          <Chip>
            <span className="capitalize">{seat.pack}</span>
          </Chip>
          <Chip>
            <span lang={seat.language}>{languageNames[seat.language]}</span>
          </Chip>
        </p>
      </header>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-x-6 gap-y-4">
        <Fact name={text('seat.agent')}>{text(`agent.${seat.agent}`)}</Fact>
        <Fact name={text('seat.intent')}>{plain(seat.intent)}</Fact>
        <Fact name={text('seat.act')}>{plain(seat.act)}</Fact>
        <Fact name={text('seat.route')}>
          {seat.route === null ? none : (knownText(text, `route.${seat.route}`) ?? seat.route)}
        </Fact>
      </dl>
      <Sureness value={seat.confidence} />
      {seat.task && <Task task={seat.task} />}
      <Marks seat={seat} />
    </article>
  );
}

const none = '–';
/** A name of the engine's, with blanks where a line may break. */
const plain = (name: string | null) => name?.replaceAll('_', ' ') ?? none;

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-base text-soft">{name}</dt>
      <dd className="text-lg font-semibold break-words">{children}</dd>
    </div>
  );
}

/** Below this the engine asks back, or another reader is asked. */
const unsureBelow = 0.5;

function Sureness({ value }: { value: number | null }) {
  const text = useConsoleText();
  const percent = value === null ? null : Math.round(100 * value);
  const low = value !== null && value < unsureBelow;
  return (
    <div className="flex items-center gap-4">
      <span className="text-base text-soft">{text('seat.confidence')}</span>
      <svg
        viewBox="0 0 100 2"
        preserveAspectRatio="none"
        aria-hidden
        className="h-2.5 min-w-0 grow rounded-full bg-sunk"
      >
        <rect width={percent ?? 0} height="2" className={low ? 'fill-warn' : 'fill-brand'} />
      </svg>
      <span className={`tabular w-14 text-right text-lg font-bold ${low ? 'text-warn' : ''}`}>
        {percent === null ? none : `${percent}%`}
      </span>
    </div>
  );
}

function Task({ task }: { task: NonNullable<LiveSeat['task']> }) {
  const text = useConsoleText();
  return (
    <div className="flex flex-col gap-3 rounded-inner bg-sunk px-5 py-4">
      <p className="text-base text-soft">
        {text('seat.task')}{' '}
        <strong className="text-lg font-bold text-ink">{plain(task.intent)}</strong>
      </p>
      {task.slots.length > 0 && (
        <ul aria-label={text('seat.slots')} className="flex flex-wrap gap-2">
          {task.slots.map(({ name, given, asked }) => {
            const state = given ? 'given' : asked ? 'asked' : 'missing';
            const { icon: Icon, look } = slotLooks[state];
            return (
              <li
                key={name}
                className={`flex items-center gap-2 rounded-full border-2 px-3.5 py-1.5 text-base font-semibold ${look}`}
              >
                <Icon aria-hidden className="size-5" />
                {plain(name)}
                <span className="sr-only">{text(`slot.${state}`)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

const slotLooks = {
  given: { icon: Check, look: 'border-transparent bg-good-tint text-good' },
  asked: { icon: CircleHelp, look: 'border-current bg-surface text-(--hearing)' },
  missing: { icon: CircleDashed, look: 'border-dashed border-soft text-soft' },
} as const;

/** What is out of the ordinary, and the count of turns. */
function Marks({ seat }: { seat: LiveSeat }) {
  const text = useConsoleText();
  return (
    <p className="flex flex-wrap gap-2">
      <Chip>{text('seat.turn', { count: seat.turn })}</Chip>
      {seat.pending && (
        <Chip tone="brand">
          <Hand aria-hidden className="size-5" />
          {text('seat.pending')}
        </Chip>
      )}
      {seat.later > 0 && <Chip>{text('seat.later', { count: seat.later })}</Chip>}
      {seat.waiting !== null && <Chip tone="warn">{text(`seat.waiting.${seat.waiting}`)}</Chip>}
      {seat.step !== 'full' && <Chip tone="warn">{text(`step.${seat.step}`)}</Chip>}
      {seat.halfDuplex && <Chip tone="warn">{text('step.halfDuplex')}</Chip>}
    </p>
  );
}
