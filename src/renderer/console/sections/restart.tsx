import { AudioLines, type LucideIcon, Power } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useConsoleText } from '../context.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Note, Panel } from '../ui/panel.tsx';
import { useDo } from '../use-ask.ts';

const parts = [
  ['speech', AudioLines],
  ['app', Power],
] as const satisfies readonly (readonly [string, LucideIcon])[];

/** Starting again what has got stuck: the hearing and the voice alone, or all of Vaani. */
export function Restart() {
  return (
    <div className="grid grid-cols-1 items-stretch gap-5 landscape:lg:grid-cols-2">
      {parts.map(([what, icon]) => (
        <Part key={what} what={what} icon={icon} />
      ))}
    </div>
  );
}

function Part({ what, icon: Icon }: { what: 'speech' | 'app'; icon: LucideIcon }) {
  const text = useConsoleText();
  const doing = useDo();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const restart = async () => {
    const answer = await doing.run('restart', { what });
    setAsking(false);
    setDone(answer !== undefined);
  };
  return (
    <Panel
      title={text(`restart.${what}`)}
      aside={<Icon aria-hidden className="size-8 text-soft" />}
    >
      <p className="grow text-lg text-soft">{text(`restart.${what}.text`)}</p>
      <FailureNote failure={doing.failure} />
      {done && (
        <Note tone="good" role="status">
          {text(`restart.${what}.done`)}
        </Note>
      )}
      <Button disabled={doing.busy} onClick={() => setAsking(true)} className="self-start">
        <Icon aria-hidden className="size-6" />
        {text(`restart.${what}.do`)}
      </Button>
      {asking && (
        <AskFirst
          title={text(`restart.${what}.ask`)}
          yes={text(`restart.${what}.do`)}
          busy={doing.busy}
          onYes={() => void restart()}
          onNo={() => setAsking(false)}
        >
          <p>{text(`restart.${what}.means`)}</p>
        </AskFirst>
      )}
    </Panel>
  );
}
