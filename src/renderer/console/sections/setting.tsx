import { RotateCcw } from 'lucide-react';
import { useId, useState } from 'react';
import type { ConsoleSetting, ConsoleSettings } from '../../../contract/console.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../language-context.ts';
import { useConsoleText } from '../context.tsx';
import { knownText } from '../i18n/index.ts';
import { same } from '../settings.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Chip } from '../ui/panel.tsx';
import { useDo } from '../use-ask.ts';
import type { SectionProps } from './index.ts';
import { SettingControl } from './setting-control.tsx';
import { valueText } from './setting-words.ts';

/** Kinds that one tap changes and the next changes back; the others are kept when somebody says so. */
const atOnce: ReadonlySet<string> = new Set(['toggle', 'choice']);

/** One setting: what it does, what it is, what it may be, and when a change is in force. */
export function Setting({
  setting,
  take,
  open,
}: {
  setting: ConsoleSetting;
  take: (next: ConsoleSettings) => void;
  open: SectionProps['open'];
}) {
  const text = useConsoleText();
  const language = useLanguage();
  const doing = useDo();
  const [draft, setDraft] = useState<{ readonly value: unknown; readonly valid: boolean }>();
  const nameId = useId();
  const hintId = useId();
  const { key, input } = setting;
  const value = draft ? draft.value : setting.value;
  const changed = draft !== undefined && !(draft.valid && same(draft.value, setting.value));

  const save = async (next: unknown) => {
    const all = await doing.run('settings.set', { key, value: next });
    if (!all) return;
    take(all);
    setDraft(undefined);
  };
  const reset = async () => {
    const all = await doing.run('settings.unset', { key });
    if (!all) return;
    take(all);
    setDraft(undefined);
  };
  const onChange = (next: unknown, valid = true) => {
    setDraft({ value: next, valid });
    if (atOnce.has(input.kind)) void save(next);
  };
  const name = knownText(text, `setting.${key}`) ?? key;
  const byDefault = valueText(text, language, setting, setting.default);
  return (
    <div
      role="group"
      aria-labelledby={nameId}
      data-setting={key}
      className="grid grid-cols-1 items-start gap-x-8 gap-y-3 landscape:lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
    >
      <div className="flex min-w-0 flex-col gap-1">
        <h4 id={nameId} className="text-lg font-semibold break-words">
          {name}
        </h4>
        <p id={hintId} className="text-base text-soft">
          {knownText(text, `setting.${key}.hint`) ?? setting.allowed}
        </p>
        <p className="flex flex-wrap gap-2 pt-1">
          {setting.waits && <Chip tone="brand">{text('setting.waits')}</Chip>}
          {!setting.waits && setting.applies === 'restart' && (
            <Chip>{text('setting.restart')}</Chip>
          )}
          {!same(setting.value, setting.default) && byDefault !== '' && (
            <Chip>{text('setting.default', { value: byDefault })}</Chip>
          )}
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <SettingControl
          setting={setting}
          value={value}
          name={name}
          labelledBy={nameId}
          describedBy={hintId}
          disabled={doing.busy}
          onChange={onChange}
          open={open}
        />
        {draft !== undefined && !draft.valid && (
          <p role="alert" className="text-base font-semibold text-bad">
            {text('setting.invalid')}
          </p>
        )}
        <FailureNote failure={doing.failure} />
        <div className="flex flex-wrap gap-3 empty:hidden">
          {changed && !atOnce.has(input.kind) && (
            <>
              <Button
                look="strong"
                disabled={doing.busy || !draft.valid}
                onClick={() => void save(draft.value)}
              >
                {text('save')}
              </Button>
              <Button
                disabled={doing.busy}
                onClick={() => {
                  setDraft(undefined);
                  doing.forget();
                }}
              >
                {text('undo')}
              </Button>
            </>
          )}
          {!changed && setting.set && !same(setting.value, setting.default) && (
            <Button disabled={doing.busy} onClick={() => void reset()}>
              <RotateCcw aria-hidden className="size-5" />
              {text('setting.reset')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
