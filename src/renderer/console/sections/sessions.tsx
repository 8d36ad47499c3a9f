import { ArrowLeft, Search, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { SessionFilter, SessionRow } from '../../../contract/console.ts';
import { type Language, languages } from '../../../contract/language.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../i18n/format.ts';
import { languageNames } from '../../i18n/languages.ts';
import { useLanguage } from '../../language-context.ts';
import { useConsoleText } from '../context.tsx';
import { Asking } from '../ui/asking.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Chip } from '../ui/panel.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useAsk, useDo } from '../use-ask.ts';
import { useSettled } from '../use-settled.ts';

const pageRows = 30;
const maxText = 200;
const noFilter: SessionFilter = {
  text: '',
  pack: null,
  language: null,
  from: null,
  to: null,
  after: null,
  limit: pageRows,
};

type Chosen = Pick<SessionRow, 'id' | 'pack'>;

/** The conversations that were kept: searched for, listed, and one of them whole. */
export function Sessions() {
  const [filter, setFilter] = useState(noFilter);
  const [chosen, setChosen] = useState<Chosen>();
  return (
    <>
      {chosen && <OneSession chosen={chosen} onBack={() => setChosen(undefined)} />}
      {/* It stays as it was meanwhile: its place, its pages, its words. */}
      <div hidden={chosen !== undefined} className="flex flex-col gap-5">
        <Filters filter={filter} onChange={(change) => setFilter({ ...filter, ...change })} />
        <SessionList filter={filter} onChoose={setChosen} />
      </div>
    </>
  );
}

function Filters({
  filter,
  onChange,
}: {
  filter: SessionFilter;
  onChange: (change: Partial<SessionFilter>) => void;
}) {
  const text = useConsoleText();
  const packs = useAsk('live', { watch: false }).data?.packs ?? [];
  return (
    <search className="grid grid-cols-2 items-end gap-3 landscape:lg:grid-cols-4">
      <TextField
        type="search"
        label={text('sessions.search')}
        icon={<Search aria-hidden className="size-5" />}
        value={filter.text}
        maxLength={maxText}
        onChange={({ target }) => onChange({ text: target.value })}
        className="col-span-full"
      />
      <label className="flex min-w-0 flex-col gap-1.5 text-base font-semibold">
        {text('sessions.pack')}
        <Select
          value={filter.pack ?? ''}
          onChange={({ target }) => onChange({ pack: target.value === '' ? null : target.value })}
        >
          <option value="">{text('sessions.all')}</option>
          {packs.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </label>
      <label className="flex min-w-0 flex-col gap-1.5 text-base font-semibold">
        {text('sessions.language')}
        <Select
          value={filter.language ?? ''}
          onChange={({ target }) =>
            onChange({ language: languages.find((one) => one === target.value) ?? null })
          }
        >
          <option value="">{text('sessions.all')}</option>
          {languages.map((one: Language) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </Select>
      </label>
      {(['from', 'to'] as const).map((bound) => (
        <TextField
          key={bound}
          type="date"
          label={text(`sessions.${bound}`)}
          value={filter[bound] ?? ''}
          onChange={({ target }) =>
            onChange({ [bound]: target.value === '' ? null : target.value })
          }
        />
      ))}
    </search>
  );
}

function SessionList({
  filter,
  onChoose,
}: {
  filter: SessionFilter;
  onChoose: (chosen: Chosen) => void;
}) {
  const text = useConsoleText();
  const asked = useAsk('sessions.search', useSettled(filter));
  const more = useDo();
  const next = async () => {
    const after = asked.data?.next ?? null;
    const page = after && (await more.run('sessions.search', { ...filter, after }));
    if (!page) return;
    asked.take((now) => ({ ...page, sessions: [...(now?.sessions ?? []), ...page.sessions] }));
  };
  return (
    <Asking asked={asked}>
      {({ sessions, next: after }) => (
        <>
          {sessions.length === 0 && (
            <p role="status" className="py-8 text-center text-lg text-soft">
              {text(filter.text === '' ? 'sessions.none' : 'sessions.not-found')}
            </p>
          )}
          <ul className="flex flex-col gap-2.5">
            {sessions.map((row) => (
              <li key={`${row.pack}-${row.id}`}>
                <Row row={row} onChoose={onChoose} />
              </li>
            ))}
          </ul>
          <FailureNote failure={more.failure} />
          {after !== null && (
            <Button disabled={more.busy} onClick={() => void next()} className="self-center">
              {text('sessions.more')}
            </Button>
          )}
        </>
      )}
    </Asking>
  );
}

function Row({ row, onChoose }: { row: SessionRow; onChoose: (chosen: Chosen) => void }) {
  return (
    <button
      type="button"
      onClick={() => onChoose(row)}
      className="touch flex w-full flex-col gap-1.5 rounded-inner border border-line bg-surface px-5 py-3.5 text-left active:not-disabled:scale-100!"
    >
      <span className="flex flex-wrap items-center gap-2">
        <SessionChips row={row} />
      </span>
      <span lang={row.language} className="line-clamp-2 text-lg break-words">
        {row.excerpt}
      </span>
    </button>
  );
}

function SessionChips({ row }: { row: SessionRow }) {
  const text = useConsoleText();
  const language = useLanguage();
  return (
    <>
      <time dateTime={row.createdAt} className="tabular mr-2 text-base font-semibold">
        {formatDate(row.createdAt, language)}
      </time>
      <Chip>
        <span className="capitalize">{row.pack}</span>
      </Chip>
      <Chip>
        <span lang={row.language}>{languageNames[row.language]}</span>
      </Chip>
      <Chip>{text('seat.turn', { count: row.turns })}</Chip>
      {row.handover && (
        <Chip tone="warn">
          <UserRound aria-hidden className="size-5" />
          {text('sessions.handover')}
        </Chip>
      )}
    </>
  );
}

function OneSession({ chosen, onBack }: { chosen: Chosen; onBack: () => void }) {
  const text = useConsoleText();
  const asked = useAsk('sessions.read', { pack: chosen.pack, id: chosen.id });
  return (
    <article className="mx-auto flex max-w-4xl flex-col gap-5">
      <Button autoFocus onClick={onBack} className="self-start">
        <ArrowLeft aria-hidden className="size-6" />
        {text('sessions.back')}
      </Button>
      <Asking asked={asked}>
        {(session) => (
          <>
            <p className="flex flex-wrap items-center gap-2">
              <SessionChips row={session} />
            </p>
            <ol lang={session.language} className="flex flex-col gap-3">
              {session.said.map(({ who, text: words }, index) => (
                <li
                  key={`${index}-${who}`}
                  className={`max-w-[85%] rounded-card px-5 py-3 text-lg break-words ${who === 'person' ? 'self-end rounded-br-md bg-brand-tint' : 'self-start rounded-bl-md border border-line bg-surface'}`}
                >
                  <span className="block text-base text-soft">{text(`said.${who}`)}</span>
                  {words}
                </li>
              ))}
            </ol>
            <p className="text-base text-soft">{text('sessions.redacted')}</p>
          </>
        )}
      </Asking>
    </article>
  );
}
