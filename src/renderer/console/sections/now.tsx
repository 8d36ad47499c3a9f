import { useEffect } from 'react';
import type { Live } from '../../../contract/console.ts';
import { formatBytes, formatCount } from '../../i18n/format.ts';
import { useLanguage } from '../../language-context.ts';
import { useConsole, useConsoleText } from '../context.tsx';
import { Asking } from '../ui/asking.tsx';
import { formatSpan } from '../units.ts';
import { useAsk, useOn } from '../use-ask.ts';
import { Seat } from './seat.tsx';

/** What goes on at the kiosks right now. */
export function Now() {
  const text = useConsoleText();
  const client = useConsole();
  const asked = useAsk('live', { watch: true });
  useOn('live', asked.take);
  useEffect(() => () => void client.call('live', { watch: false }).catch(() => {}), [client]);
  return (
    <Asking asked={asked}>
      {(live) => (
        <div className="flex flex-col gap-6">
          <Facts live={live} />
          {live.seats.length === 0 && <p className="text-lg text-soft">{text('now.none')}</p>}
          <ul className="grid grid-cols-1 items-start gap-5 2xl:grid-cols-2">
            {live.seats.map((seat) => (
              <li key={seat.seat}>
                <Seat seat={seat} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Asking>
  );
}

function Facts({ live }: { live: Live }) {
  const text = useConsoleText();
  const language = useLanguage();
  const { up, microphone } = live.speech;
  const hears = !up ? 'down' : microphone === null ? 'browser' : microphone.ok ? 'ok' : 'deaf';
  const facts = [
    ['now.speech', text(`now.speech.${hears}`), hears === 'down' || hears === 'deaf'],
    ['now.uptime', formatSpan(live.uptimeMs, language), false],
    ['now.memory', formatBytes(live.memoryBytes), false],
    ['now.outbox', formatCount(live.outbox), live.outbox > 0],
    ['now.version', live.version, false],
  ] as const;
  return (
    <dl className="flex flex-wrap gap-px overflow-hidden rounded-inner border border-line bg-line">
      {facts.map(([key, value, warns]) => (
        <div key={key} className="flex grow basis-36 flex-col bg-surface px-5 py-3">
          <dt className="text-base text-soft">{text(key)}</dt>
          <dd className={`tabular text-xl font-bold break-words ${warns ? 'text-warn' : ''}`}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
