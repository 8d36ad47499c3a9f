import { AudioLines, CircleStop, Mic, Play, Volume2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { DevicesView } from '../../../contract/console.ts';
import type { SpeechStatus } from '../../../contract/speech.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../language-context.ts';
import { useConsoleText } from '../context.tsx';
import { Asking } from '../ui/asking.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Chip, Note, Panel } from '../ui/panel.tsx';
import { useAsk, useDo, useOn } from '../use-ask.ts';
import { LevelMeter } from './level-meter.tsx';

/** Which microphone and speaker are used, whether they work, and a test of both. */
export function Devices() {
  const text = useConsoleText();
  const asked = useAsk('devices', {});
  useOn('devices', asked.take);
  return (
    <Asking asked={asked}>
      {(devices) => (
        <div className="flex flex-col gap-6">
          {!devices.own && <Note tone="brand">{text('devices.browser')}</Note>}
          {devices.own && (
            <>
              <Choice devices={devices} take={asked.take} />
              <Test devices={devices} />
            </>
          )}
          {devices.status && <Parts status={devices.status} />}
          {devices.own && devices.status === null && (
            <Note tone="warn" role="status">
              {text('devices.down')}
            </Note>
          )}
        </div>
      )}
    </Asking>
  );
}

type Chosen = DevicesView['chosen'];

function Choice({ devices, take }: { devices: DevicesView; take: (next: DevicesView) => void }) {
  const text = useConsoleText();
  const doing = useDo();
  const [draft, setDraft] = useState<Chosen>();
  const [asking, setAsking] = useState(false);
  const chosen = draft ?? devices.chosen;
  const changed = chosen.input !== devices.chosen.input || chosen.output !== devices.chosen.output;
  const use = async () => {
    const next = await doing.run('devices.choose', chosen);
    setAsking(false);
    if (!next) return;
    take(next);
    setDraft(undefined);
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-1 gap-5 landscape:lg:grid-cols-2">
        <List
          icon={<Mic aria-hidden className="size-6" />}
          title={text('devices.input')}
          devices={devices.inputs}
          chosen={chosen.input}
          onChoose={(input) => setDraft({ ...chosen, input })}
        />
        <List
          icon={<Volume2 aria-hidden className="size-6" />}
          title={text('devices.output')}
          devices={devices.outputs}
          chosen={chosen.output}
          onChoose={(output) => setDraft({ ...chosen, output })}
        />
      </div>
      <FailureNote failure={doing.failure} />
      {changed && (
        <div className="arrive flex flex-wrap items-center gap-3">
          <Button look="strong" disabled={doing.busy} onClick={() => setAsking(true)}>
            {text('devices.use')}
          </Button>
          <Button disabled={doing.busy} onClick={() => setDraft(undefined)}>
            {text('undo')}
          </Button>
          <span className="text-base text-soft">{text('devices.use.hint')}</span>
        </div>
      )}
      {asking && (
        <AskFirst
          title={text('devices.use.ask')}
          yes={text('devices.use')}
          busy={doing.busy}
          onYes={() => void use()}
          onNo={() => setAsking(false)}
        >
          <p>{text('devices.use.text')}</p>
        </AskFirst>
      )}
    </div>
  );
}

function List({
  icon,
  title,
  devices,
  chosen,
  onChoose,
}: {
  icon: ReactNode;
  title: string;
  devices: DevicesView['inputs'];
  chosen: string | null;
  onChoose: (name: string | null) => void;
}) {
  const text = useConsoleText();
  const group = useId();
  // One that was chosen and is not plugged in any more is still the choice.
  const gone = chosen !== null && !devices.some(({ name }) => name === chosen);
  const rows = [
    { name: null, label: text('devices.default'), used: false, gone: false },
    ...devices.map(({ name, used }) => ({ name, label: name, used, gone: false })),
    ...(gone ? [{ name: chosen, label: chosen, used: false, gone: true }] : []),
  ];
  return (
    <Panel title={title} aside={icon}>
      <div role="radiogroup" aria-label={title} className="flex flex-col">
        {rows.map(({ name, label, used, gone: missing }) => (
          <label
            key={name ?? ''}
            className="flex min-h-16 cursor-pointer items-center gap-4 border-t border-line py-2 text-lg first:border-t-0"
          >
            <input
              type="radio"
              name={group}
              checked={chosen === name}
              onChange={() => onChoose(name)}
              className="size-6 shrink-0 accent-brand"
            />
            <span className="min-w-0 grow font-semibold break-words">{label}</span>
            {used && <Chip tone="good">{text('devices.used')}</Chip>}
            {missing && <Chip tone="warn">{text('devices.gone')}</Chip>}
          </label>
        ))}
      </div>
    </Panel>
  );
}

function Test({ devices }: { devices: DevicesView }) {
  const text = useConsoleText();
  const language = useLanguage();
  const level = useDo();
  const play = useDo();
  const on = devices.testing;
  return (
    <Panel title={text('devices.test')}>
      <LevelMeter on={on} />
      <div className="flex flex-wrap gap-3">
        <Button
          look={on ? 'stop' : 'strong'}
          disabled={level.busy}
          onClick={() => void level.run('devices.level', { on: !on })}
        >
          {on ? (
            <CircleStop aria-hidden className="size-6" />
          ) : (
            <AudioLines aria-hidden className="size-6" />
          )}
          {text(on ? 'devices.level.stop' : 'devices.level.start')}
        </Button>
        <Button disabled={play.busy} onClick={() => void play.run('devices.play', { language })}>
          <Play aria-hidden className="size-6" />
          {text('devices.play')}
        </Button>
      </div>
      <FailureNote failure={level.failure ?? play.failure} />
    </Panel>
  );
}

const partNames = [
  'microphone',
  'speaker',
  'echo',
  'vad',
  'recognition',
  'voice',
  'noise',
] as const satisfies (keyof SpeechStatus)[];

/** Every part of the speech process, and what it says of itself. */
function Parts({ status }: { status: SpeechStatus }) {
  const text = useConsoleText();
  return (
    <Panel title={text('devices.parts')}>
      <dl className="flex flex-col">
        {partNames.map((part) => {
          const { ok, name, detail } = status[part];
          return (
            <div
              key={part}
              className="grid grid-cols-1 items-center gap-x-6 gap-y-1 border-t border-line py-3 first:border-t-0 sm:grid-cols-[minmax(10rem,1fr)_3fr]"
            >
              <dt className="flex items-center gap-3 text-lg font-semibold">
                <span
                  aria-hidden
                  className={`size-3.5 shrink-0 ${ok ? 'rounded-full bg-good' : 'rotate-45 bg-warn'}`}
                />
                {text(`part.${part}`)}
                <span className="sr-only">{text(ok ? 'part.works' : 'part.lacks')}</span>
              </dt>
              <dd className="min-w-0 text-base break-words">
                <span className="font-semibold">{name}</span>{' '}
                <span className="text-soft" lang="en">
                  {detail}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
