import { Power } from 'lucide-react';
import type { ConsoleSettings } from '../../../contract/console.ts';
import { Button } from '../../components/button.tsx';
import { useConsoleText } from '../context.tsx';
import { grouped } from '../settings.ts';
import { Asking } from '../ui/asking.tsx';
import { Note, Panel } from '../ui/panel.tsx';
import { useAsk } from '../use-ask.ts';
import type { SectionProps } from './index.ts';
import { Setting } from './setting.tsx';

/** Every setting, drawn from what the engine says may be set. */
export function Settings({ open }: SectionProps) {
  const asked = useAsk('settings', {});
  return (
    <Asking asked={asked}>
      {(settings) => <SettingList all={settings} take={asked.take} open={open} />}
    </Asking>
  );
}

function SettingList({
  all,
  take,
  open,
}: {
  all: ConsoleSettings;
  take: (next: ConsoleSettings) => void;
  open: SectionProps['open'];
}) {
  const text = useConsoleText();
  const waiting = all.settings.filter(({ waits }) => waits).length;
  return (
    <div className="flex flex-col gap-6">
      {all.problems.length > 0 && (
        <Note tone="warn" role="status">
          <strong className="block font-bold">{text('settings.problems')}</strong>
          {all.problems.map((problem) => (
            <span key={problem} lang="en" className="block break-words">
              {problem}
            </span>
          ))}
        </Note>
      )}
      {waiting > 0 && (
        <div
          role="status"
          className="flex flex-wrap items-center gap-4 rounded-inner bg-brand-tint px-5 py-3 text-lg text-brand"
        >
          <p className="min-w-0 grow basis-64 font-semibold">
            {text('settings.waiting', { count: waiting })}
          </p>
          <Button onClick={() => open('restart')}>
            <Power aria-hidden className="size-5" />
            {text('section.restart')}
          </Button>
        </div>
      )}
      {grouped(all.settings).map(({ id, settings }) => (
        <Panel key={id} title={text(`settings.${id}`)}>
          <ul className="flex flex-col">
            {settings.map((setting) => (
              <li
                key={setting.key}
                className="border-t border-line py-4 first:border-t-0 first:pt-0"
              >
                <Setting setting={setting} take={take} open={open} />
              </li>
            ))}
          </ul>
        </Panel>
      ))}
      <p className="text-base break-words text-soft">{text('settings.file', { file: all.file })}</p>
    </div>
  );
}
