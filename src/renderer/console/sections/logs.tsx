import { Search } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { type LogLine, logLevels } from '../../../contract/console.ts';
import { useConsole, useConsoleText } from '../context.tsx';
import { maxLines, withLines } from '../log-lines.ts';
import { Asking } from '../ui/asking.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import { TextField } from '../ui/text-field.tsx';
import { formatTime } from '../units.ts';
import { useAsk, useOn } from '../use-ask.ts';
import { useSettled } from '../use-settled.ts';

const maxText = 200;

/** What Vaani wrote down about itself: from a level on, with a word in it, as it comes. */
export function Logs() {
  const text = useConsoleText();
  const client = useConsole();
  const [level, setLevel] = useState<LogLine['level']>('info');
  const [words, setWords] = useState('');
  const [follow, setFollow] = useState(true);
  const followId = useId();
  const filter = useSettled({ level, text: words, limit: maxLines, follow });
  const asked = useAsk('logs', filter);
  useOn('log', ({ lines }) => asked.take((now) => ({ lines: withLines(now?.lines ?? [], lines) })));
  useEffect(
    () => () => {
      const none = { level: 'fatal', text: '', limit: 1, follow: false } as const;
      void client.call('logs', none).catch(() => {});
    },
    [client],
  );
  return (
    <div className="flex h-full min-h-0 flex-col gap-4">
      <search className="grid grid-cols-1 items-end gap-3 sm:grid-cols-[minmax(10rem,1fr)_3fr_auto]">
        <label className="flex flex-col gap-1.5 text-base font-semibold">
          {text('logs.level')}
          <Select
            value={level}
            onChange={({ target }) =>
              setLevel(logLevels.find((one) => one === target.value) ?? 'info')
            }
          >
            {logLevels.map((one) => (
              <option key={one} value={one}>
                {text(`level.from.${one}`)}
              </option>
            ))}
          </Select>
        </label>
        <TextField
          type="search"
          label={text('logs.search')}
          icon={<Search aria-hidden className="size-5" />}
          value={words}
          maxLength={maxText}
          onChange={({ target }) => setWords(target.value)}
        />
        <span className="flex items-center gap-3">
          <Switch labelledBy={followId} checked={follow} onChange={setFollow} />
          <span id={followId} className="text-lg font-semibold">
            {text('logs.follow')}
          </span>
        </span>
      </search>
      <Asking asked={asked}>{({ lines }) => <Lines lines={lines} follow={follow} />}</Asking>
    </div>
  );
}

function Lines({ lines, follow }: { lines: readonly LogLine[]; follow: boolean }) {
  const text = useConsoleText();
  const place = useRef<HTMLOListElement>(null);
  const newest = lines.at(-1)?.number;
  useLayoutEffect(() => {
    if (follow && newest !== undefined) {
      place.current?.lastElementChild?.scrollIntoView({ block: 'end' });
    }
  }, [follow, newest]);
  if (lines.length === 0) {
    return (
      <p role="status" className="py-8 text-center text-lg text-soft">
        {text('logs.none')}
      </p>
    );
  }
  return (
    <ol
      ref={place}
      lang="en"
      aria-label={text('section.logs')}
      className="overflow-hidden rounded-inner border border-line bg-surface text-base"
    >
      {lines.map((line) => (
        <li
          key={line.number}
          data-level={line.level}
          className={`flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-t border-line px-4 py-2 first:border-t-0 ${rowLooks[line.level]}`}
        >
          <span className="tabular shrink-0 text-soft">{formatTime(line.at)}</span>
          <strong className={`w-14 shrink-0 font-semibold ${levelLooks[line.level]}`}>
            {line.level}
          </strong>
          <span className="shrink-0 text-soft sm:w-24 sm:truncate">{line.name}</span>
          <span className="min-w-0 grow basis-72 break-words">
            {line.text}
            {line.fields !== '' && <span className="block break-all text-soft">{line.fields}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

const levelLooks = {
  debug: 'text-soft',
  info: 'text-brand',
  warn: 'text-warn',
  error: 'text-bad',
  fatal: 'text-bad',
} as const satisfies Record<LogLine['level'], string>;
const rowLooks = {
  debug: '',
  info: '',
  warn: 'bg-warn-tint',
  error: 'bg-bad-tint',
  fatal: 'bg-bad-tint',
} as const satisfies Record<LogLine['level'], string>;
