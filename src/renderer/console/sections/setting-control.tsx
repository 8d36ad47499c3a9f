import { ArrowUp, Check, Plus } from 'lucide-react';
import type { ConsoleSetting } from '../../../contract/console.ts';
import { Button } from '../../components/button.tsx';
import { useConsoleText } from '../context.tsx';
import { listOf, numbersOf, raised, toggled } from '../settings.ts';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import type { SectionProps } from './index.ts';
import { NumberInput } from './number-input.tsx';
import { fieldText, optionText } from './setting-words.ts';

interface ControlProps {
  readonly setting: ConsoleSetting;
  readonly value: unknown;
  readonly name: string;
  /** Ids of its name and of what it does. */
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly disabled: boolean;
  readonly onChange: (value: unknown, valid?: boolean) => void;
}

/** What a setting is changed with, by its kind. */
export function SettingControl(props: ControlProps & { open: SectionProps['open'] }) {
  const text = useConsoleText();
  const { setting, value, name, labelledBy, describedBy, disabled, onChange, open } = props;
  const { input, key } = setting;
  switch (input.kind) {
    case 'toggle':
      return (
        <Switch
          labelledBy={labelledBy}
          describedBy={describedBy}
          checked={value === true}
          disabled={disabled}
          onChange={onChange}
        />
      );
    case 'choice':
      return <Choice {...props} options={input.options} />;
    case 'list':
      return <OrderedList {...props} options={input.options} />;
    case 'number':
      return (
        <NumberInput
          label={text('setting.value')}
          hideLabel
          value={typeof value === 'number' ? value : null}
          field={input}
          disabled={disabled}
          onChange={(next, valid) => onChange(next, valid)}
        />
      );
    case 'numbers':
      return <Numbers {...props} fields={input.fields} />;
    case 'text':
      return (
        <input
          type="text"
          aria-label={name}
          aria-describedby={describedBy}
          value={typeof value === 'string' ? value : ''}
          maxLength={input.maxLength}
          placeholder={setting.nullable ? text('setting.none') : ''}
          disabled={disabled}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) =>
            onChange(
              setting.nullable && target.value.trim() === '' ? null : target.value,
              setting.nullable || target.value.trim() !== '',
            )
          }
          className="touch w-full rounded-full border border-line bg-surface px-6 text-lg"
        />
      );
    case 'devices':
      return (
        <Button onClick={() => open('devices')} className="self-start">
          {text('setting.devices.open')}
        </Button>
      );
    default:
      return <p className="text-base text-soft">{`${key}: ${JSON.stringify(value)}`}</p>;
  }
}

/** Few options stand side by side; many are a list to choose from. */
const maxSideBySide = 4;

function Choice({
  setting,
  value,
  labelledBy,
  describedBy,
  disabled,
  onChange,
  options,
}: ControlProps & { options: readonly string[] }) {
  const text = useConsoleText();
  if (options.length > maxSideBySide) {
    return (
      <Select
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        value={String(value)}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {optionText(text, setting.key, option)}
          </option>
        ))}
      </Select>
    );
  }
  return (
    <div role="group" aria-labelledby={labelledBy} className="flex flex-wrap gap-2">
      {options.map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={value === option}
          disabled={disabled}
          onClick={() => {
            if (value !== option) onChange(option);
          }}
          className="touch rounded-full border border-line bg-surface px-6 text-lg font-semibold aria-pressed:border-brand aria-pressed:bg-brand aria-pressed:text-on-brand"
        >
          {optionText(text, setting.key, option)}
        </button>
      ))}
    </div>
  );
}

/** Several of the options, the first of them first. */
function OrderedList({
  setting,
  value,
  labelledBy,
  disabled,
  onChange,
  options,
}: ControlProps & { options: readonly string[] }) {
  const text = useConsoleText();
  const chosen = listOf(value);
  const others = options.filter((option) => !chosen.includes(option));
  return (
    <ol aria-labelledby={labelledBy} className="flex flex-col gap-2">
      {chosen.map((option, index) => {
        const name = optionText(text, setting.key, option);
        return (
          <li key={option} className="flex items-center gap-2">
            <button
              type="button"
              aria-pressed="true"
              disabled={disabled || chosen.length === 1}
              onClick={() => onChange(toggled(chosen, option))}
              // The last one cannot go; it is chosen all the same, and does not look dead.
              className="touch flex min-w-0 grow items-center gap-3 rounded-full border border-brand bg-brand-tint px-5 text-lg font-semibold text-brand disabled:opacity-100!"
            >
              <Check aria-hidden className="size-5 shrink-0" />
              <span className="tabular text-base">{index + 1}</span>
              <span className="min-w-0 truncate">{name}</span>
            </button>
            <Button
              round
              aria-label={text('setting.up', { name })}
              disabled={disabled || index === 0}
              onClick={() => onChange(raised(chosen, option))}
            >
              <ArrowUp aria-hidden className="size-6" />
            </Button>
          </li>
        );
      })}
      {others.map((option) => (
        <li key={option}>
          <button
            type="button"
            aria-pressed="false"
            disabled={disabled}
            onClick={() => onChange(toggled(chosen, option))}
            className="touch flex w-full items-center gap-3 rounded-full border border-dashed border-soft px-5 text-lg text-soft"
          >
            <Plus aria-hidden className="size-5 shrink-0" />
            {optionText(text, setting.key, option)}
          </button>
        </li>
      ))}
    </ol>
  );
}

type Field = Extract<ConsoleSetting['input'], { kind: 'numbers' }>['fields'][number];

/** A missing number of a setting that is otherwise none begins there. */
const beginning = ({ min, max }: Field) => Math.min(max, Math.max(min, 0));

function Numbers({
  setting,
  value,
  disabled,
  onChange,
  fields,
}: ControlProps & { fields: readonly Field[] }) {
  const text = useConsoleText();
  const numbers = numbersOf(value);
  if (value === null) {
    const zero = Object.fromEntries(fields.map((field) => [field.name, beginning(field)]));
    return (
      <Button disabled={disabled} onClick={() => onChange(zero)} className="self-start">
        <Plus aria-hidden className="size-5" />
        {text('setting.give')}
      </Button>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {fields.map((field) => (
        <NumberInput
          key={field.name}
          label={fieldText(text, setting.key, field.name)}
          value={numbers[field.name] ?? null}
          field={field}
          disabled={disabled}
          onChange={(next, valid) => onChange({ ...numbers, [field.name]: next }, valid)}
        />
      ))}
      {setting.nullable && (
        <Button disabled={disabled} onClick={() => onChange(null)} className="self-start">
          {text('setting.none.choose')}
        </Button>
      )}
    </div>
  );
}
