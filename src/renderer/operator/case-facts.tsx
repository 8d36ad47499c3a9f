import { PhoneCall } from 'lucide-react';
import type { Escalation } from '../../contract/operator.ts';
import { formatDate } from '../i18n/format.ts';
import { useLanguage } from '../language-context.ts';
import { useNow, useOperatorText } from './context.tsx';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long ago something was, in words that a glance takes in. */
export function Since({ at }: { at: string }) {
  const text = useOperatorText();
  const language = useLanguage();
  const ageMs = Math.max(0, useNow() - Date.parse(at));
  const ago = new Intl.RelativeTimeFormat(`${language}-IN-u-nu-latn`);
  const words =
    ageMs < minuteMs
      ? text('since.now')
      : ageMs < hourMs
        ? ago.format(-Math.floor(ageMs / minuteMs), 'minute')
        : formatDate(at, language);
  return (
    <time dateTime={at} className="tabular shrink-0 text-base text-soft">
      {words}
    </time>
  );
}

/** When somebody is to be called, and at which number; nothing when no call was spoken of. */
export function CallFacts({ person }: { person: Escalation }) {
  const text = useOperatorText();
  const language = useLanguage();
  const now = useNow();
  if (person.callbackAt === null) return null;
  const due = person.callbackPhone !== null && Date.parse(person.callbackAt) <= now;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg">
      <PhoneCall aria-hidden className={`size-5 shrink-0 ${due ? 'text-bad' : 'text-brand'}`} />
      <span className="tabular font-semibold">{formatDate(person.callbackAt, language)}</span>
      {person.callbackPhone === null ? (
        <span className="text-soft">{text('call.offered')}</span>
      ) : (
        <a
          href={`tel:${person.callbackPhone.replace(/[^+\d]/g, '')}`}
          className="tabular font-semibold text-brand underline"
        >
          {person.callbackPhone}
        </a>
      )}
      {due && (
        <strong className="rounded-full bg-bad-tint px-3 py-0.5 text-base text-bad">
          {text('call.due')}
        </strong>
      )}
    </p>
  );
}
