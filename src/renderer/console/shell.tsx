import { LockKeyhole, X } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { lockAfterMs } from '../../contract/console.ts';
import { BrandMark } from '../components/brand-mark.tsx';
import { Button } from '../components/button.tsx';
import { useOperatorState } from '../operator/context.tsx';
import { waitingCount } from '../operator/derive.ts';
import { useClose, useConsole, useConsoleState, useConsoleText, useNow } from './context.tsx';
import { ConsoleLanguage } from './language.tsx';
import { type SectionId, sections } from './sections/index.ts';
import { clockOf } from './units.ts';
import { useUpright } from './use-upright.ts';

/** The open console: what it is about on top, the sections beside or above, one of them in the middle. */
export function Shell() {
  const text = useConsoleText();
  const upright = useUpright();
  const [section, setSection] = useState<SectionId>('now');
  const waiting = useOperatorState(({ inbox }) => waitingCount(inbox));
  return (
    <Tabs.Root
      value={section}
      onValueChange={(next) => setSection(next as SectionId)}
      orientation={upright ? 'horizontal' : 'vertical'}
      // With a keyboard one looks first and opens with Enter: a section may ask much of the engine.
      activationMode="manual"
      className="console"
    >
      <Header />
      <Tabs.List aria-label={text('sections')} className="console-tabs">
        {sections.map(({ id, icon: Icon }) => (
          <Tabs.Trigger
            key={id}
            value={id}
            className="console-tab"
            ref={keepInSight(id === section)}
          >
            <Icon aria-hidden className="size-6 shrink-0" />
            <span className="min-w-0 truncate">{text(`section.${id}`)}</span>
            {id === 'people' && waiting > 0 && (
              <span className="console-badge tabular">
                {waiting}
                <span className="sr-only">{text('people.waiting')}</span>
              </span>
            )}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <main className="console-body">
        {sections.map(({ id, view: View }) => (
          <Tabs.Content key={id} value={id} className="min-h-full">
            <h2 className="sr-only">{text(`section.${id}`)}</h2>
            <View open={setSection} />
          </Tabs.Content>
        ))}
      </main>
    </Tabs.Root>
  );
}

/** On a phone the tabs are a strip that scrolls: the chosen one is always to be seen. */
const keepInSight = (chosen: boolean) => (tab: HTMLElement | null) => {
  if (chosen) tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
};

function Header() {
  const text = useConsoleText();
  const client = useConsole();
  const close = useClose();
  return (
    <header className="console-head">
      <BrandMark className="size-11 shrink-0 max-sm:hidden" />
      <h1 className="min-w-0 truncate text-2xl font-bold tracking-tight max-sm:sr-only">
        {text('title.short')}
      </h1>
      <LocksIn />
      <span className="ml-auto flex items-center gap-2 sm:gap-3">
        {/* A phone has no room for it here; it is at the door. */}
        <ConsoleLanguage className="max-sm:hidden" />
        <Button onClick={() => client.lock()} className="portrait:px-0">
          <LockKeyhole aria-hidden className="size-6" />
          <span className="portrait:sr-only">{text('lock')}</span>
        </Button>
        <Button
          onClick={() => {
            client.lock();
            close();
          }}
          className="portrait:px-0"
        >
          <X aria-hidden className="size-6" />
          <span className="portrait:sr-only">{text('leave')}</span>
        </Button>
      </span>
    </header>
  );
}

/** Within the last minute it is worth a colour. */
const soonMs = 60_000;

function LocksIn() {
  const text = useConsoleText();
  const locksAt = useConsoleState((state) => state.locksAt);
  // The clock is a second old at most, and a call may just have been made.
  const leftMs = Math.min(lockAfterMs, Math.max(0, locksAt - useNow()));
  const soon = leftMs <= soonMs;
  return (
    <p
      role="timer"
      aria-label={text('locks.in', { time: clockOf(leftMs) })}
      title={text('locks.in', { time: clockOf(leftMs) })}
      className={`tabular flex min-h-11 items-center gap-2 rounded-full px-4 text-base font-semibold whitespace-nowrap ${soon ? 'bg-warn-tint text-warn' : 'bg-sunk text-soft'}`}
    >
      <LockKeyhole aria-hidden className="size-4" />
      {clockOf(leftMs)}
    </p>
  );
}
