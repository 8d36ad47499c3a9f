import { useEffect } from 'react';
import type { TurnLatency } from '../../../contract/console.ts';
import { useConsole, useConsoleText } from '../context.tsx';
import { figuresOf, type Part, parts, targets, withTurn } from '../latency.ts';
import { Asking } from '../ui/asking.tsx';
import { Chip, Panel } from '../ui/panel.tsx';
import { formatMs } from '../units.ts';
import { useAsk, useOn } from '../use-ask.ts';
import { partFill, Sparkline, TurnsChart } from './latency-chart.tsx';

/** How long people wait for the first sound, turn by turn, and where the time goes. */
export function Latency() {
  const text = useConsoleText();
  const client = useConsole();
  const asked = useAsk('latency', { watch: true });
  useOn('latency', (turn) =>
    asked.take((now) => now && { ...now, turns: withTurn(now.turns, turn) }),
  );
  useEffect(() => () => void client.call('latency', { watch: false }).catch(() => {}), [client]);
  return (
    <Asking asked={asked}>
      {({ turns }) =>
        turns.length === 0 ? (
          <p className="py-8 text-center text-lg text-balance text-soft">{text('latency.none')}</p>
        ) : (
          <Charts turns={turns} />
        )
      }
    </Asking>
  );
}

function Charts({ turns }: { turns: readonly TurnLatency[] }) {
  const text = useConsoleText();
  return (
    <div className="flex flex-col gap-6">
      <Panel
        title={text('latency.title')}
        aside={
          <span className="text-base text-soft">
            {text('latency.turns', { count: turns.length })}
          </span>
        }
      >
        <Whole turns={turns} />
        <TurnsChart turns={turns} />
        <ul aria-label={text('latency.legend')} className="flex flex-wrap gap-x-6 gap-y-1">
          {parts.map((part) => (
            <li key={part} className="flex items-center gap-2 text-base text-soft">
              <svg aria-hidden viewBox="0 0 4 4" className="size-4">
                <rect width="4" height="4" rx="1" className={partFill[part]} />
              </svg>
              {text(`stage.${part}`)}
            </li>
          ))}
        </ul>
      </Panel>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {([...parts, 'thinkMs'] as const).map((figure) => (
          <Stage key={figure} turns={turns} figure={figure} />
        ))}
      </div>
    </div>
  );
}

/** The two numbers that count, each with what it should be. */
function Whole({ turns }: { turns: readonly TurnLatency[] }) {
  const text = useConsoleText();
  const { p50, p95 } = figuresOf(turns, 'firstSoundMs');
  const rows = [
    ['p50', p50, targets.firstSoundMs?.p50],
    ['p95', p95, targets.firstSoundMs?.p95],
  ] as const;
  return (
    <dl className="flex flex-wrap gap-x-12 gap-y-4">
      {rows.map(([name, ms, target]) => (
        <div key={name} className="flex flex-col gap-1">
          <dt className="text-base text-soft">{text(`latency.${name}`)}</dt>
          <dd className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <strong className="tabular text-5xl font-bold tracking-tight">{formatMs(ms)}</strong>
            {ms !== null && target !== undefined && <Verdict ms={ms} target={target} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Verdict({ ms, target }: { ms: number; target: number }) {
  const text = useConsoleText();
  const within = ms <= target;
  return (
    <Chip tone={within ? 'good' : 'warn'}>
      {text(within ? 'latency.within' : 'latency.above', { target: formatMs(target) })}
    </Chip>
  );
}

function Stage({ turns, figure }: { turns: readonly TurnLatency[]; figure: Part | 'thinkMs' }) {
  const text = useConsoleText();
  const { count, p50, p95 } = figuresOf(turns, figure);
  const target = targets[figure]?.p95;
  const title = text(`stage.${figure}`);
  return (
    <section
      aria-label={title}
      className="flex min-w-0 flex-col gap-3 rounded-inner border border-line bg-surface p-5"
    >
      <h3 className="text-lg font-semibold">{title}</h3>
      <Sparkline turns={turns} figure={figure} />
      <dl className="tabular flex flex-wrap items-baseline gap-x-6 gap-y-1 text-lg">
        {(
          [
            ['p50', p50],
            ['p95', p95],
          ] as const
        ).map(([name, ms]) => (
          <div key={name} className="flex items-baseline gap-2">
            <dt className="text-base text-soft">{name}</dt>
            <dd className="font-bold">{formatMs(ms)}</dd>
          </div>
        ))}
        <div className="ml-auto text-base text-soft">
          <dt className="sr-only">{text('latency.count')}</dt>
          <dd>× {count}</dd>
        </div>
      </dl>
      {p95 !== null && target !== undefined && <Verdict ms={p95} target={target} />}
    </section>
  );
}
