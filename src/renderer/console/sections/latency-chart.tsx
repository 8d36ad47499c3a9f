import type { TurnLatency } from '../../../contract/console.ts';
import { useConsoleText } from '../context.tsx';
import {
  type Figure,
  figuresOf,
  type Part,
  scaleOf,
  stackOf,
  targets,
  totalOf,
  valueOf,
} from '../latency.ts';
import { formatMs } from '../units.ts';
import { useUpright } from '../use-upright.ts';

/** Drawn in percent of the picture's size, so that it fits any width and its words are not stretched. */
const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

export const partFill = {
  hearMs: 'fill-(--hearing)',
  understandMs: 'fill-(--thinking)',
  actMs: 'fill-(--confirm)',
  wordMs: 'fill-(--good)',
  voiceMs: 'fill-(--speaking)',
} as const satisfies Record<Part, string>;

/** Newest turns, one bar each. */
const wideBars = 60;
const narrowBars = 30;
/** Room on top, for the words of the uppermost line. */
const ceiling = 0.08;

/** The last turns as stacked bars, with the line they should stay under. */
export function TurnsChart({ turns }: { turns: readonly TurnLatency[] }) {
  const text = useConsoleText();
  const upright = useUpright();
  const bars = upright ? narrowBars : wideBars;
  const shown = turns.slice(-bars);
  const target = targets.firstSoundMs?.p95 ?? 0;
  const { top, lines } = scaleOf(Math.max(target * 1.1, ...shown.map(totalOf)));
  const slot = 1 / bars;
  const y = (ms: number) => ceiling + (1 - ceiling) * (1 - ms / top);
  const { p50, p95 } = figuresOf(shown, 'firstSoundMs');
  const alt = text('latency.alt', {
    count: shown.length,
    p50: formatMs(p50),
    p95: formatMs(p95),
    target: formatMs(target),
  });
  return (
    <div role="img" aria-label={alt} className="relative h-[clamp(14rem,34vh,26rem)] w-full">
      <svg aria-hidden className="absolute inset-0 size-full overflow-visible">
        {lines.map((ms) => (
          <g key={ms}>
            <line
              x1="0"
              x2="100%"
              y1={percent(y(ms))}
              y2={percent(y(ms))}
              className="stroke-line"
            />
            <text x="0" y={percent(y(ms))} dy="-0.35em" className="tabular fill-soft text-base">
              {formatMs(ms)}
            </text>
          </g>
        ))}
        <line x1="0" x2="100%" y1="100%" y2="100%" className="stroke-soft" />
      </svg>
      {/* The bars leave room for the words of the scale. */}
      <svg aria-hidden className="absolute inset-y-0 right-0 h-full w-[calc(100%-5rem)]">
        {shown.map((turn, index) => (
          <g key={`${turn.at}-${index}`}>
            {stackOf(turn).map(({ part, from, to }) => (
              <rect
                key={part}
                x={percent((bars - shown.length + index + 0.14) * slot)}
                width={percent(slot * 0.72)}
                y={percent(y(to))}
                height={percent(y(from) - y(to))}
                className={partFill[part]}
              />
            ))}
          </g>
        ))}
      </svg>
      <svg aria-hidden className="absolute inset-0 size-full overflow-visible">
        <line
          x1="0"
          x2="100%"
          y1={percent(y(target))}
          y2={percent(y(target))}
          strokeWidth="2"
          strokeDasharray="8 6"
          className="stroke-ink"
        />
        <text
          x="100%"
          y={percent(y(target))}
          dy="-0.4em"
          textAnchor="end"
          // A rim in the colour of the ground keeps it readable over the bars.
          strokeWidth="6"
          paintOrder="stroke"
          className="fill-ink stroke-surface text-base font-semibold"
        >
          {text('latency.target', { target: formatMs(target) })}
        </text>
      </svg>
    </div>
  );
}

const sparks = 48;

/** One stage over the last turns, on its own scale: a millisecond is seen beside half a second. */
export function Sparkline({ turns, figure }: { turns: readonly TurnLatency[]; figure: Figure }) {
  const values = turns.slice(-sparks).map((turn) => valueOf(turn, figure));
  const largest = Math.max(0.001, ...values.map((ms) => ms ?? 0));
  const slot = 1 / sparks;
  const fill = figure in partFill ? partFill[figure as Part] : 'fill-brand';
  return (
    <svg aria-hidden className="h-16 w-full">
      <line x1="0" x2="100%" y1="100%" y2="100%" className="stroke-line" strokeWidth="2" />
      {values.map((ms, index) => {
        const height = (ms ?? 0) / largest;
        return (
          <rect
            key={`${index}-${ms}`}
            x={percent((sparks - values.length + index + 0.12) * slot)}
            width={percent(slot * 0.76)}
            y={percent(1 - height)}
            height={percent(height)}
            className={fill}
          />
        );
      })}
    </svg>
  );
}
