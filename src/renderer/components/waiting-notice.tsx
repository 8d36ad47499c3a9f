import { Footprints, Headset, PhoneCall } from 'lucide-react';
import { useKioskState, useText } from '../context.tsx';
import { formatDate } from '../i18n/format.ts';
import { useLanguage } from '../language-context.ts';
import { Notice } from './notice.tsx';

/** Each state of waiting for a person by a picture of its own; words say the same. */
const signs = {
  handover: Headset,
  'waiting.asked': Headset,
  'waiting.coming': Footprints,
  'waiting.callback': PhoneCall,
} as const;

/** Somebody of the shop was asked to come, comes, or will call; nothing when nobody is waited for. */
export function WaitingNotice() {
  const text = useText();
  const language = useLanguage();
  const waiting = useKioskState(({ view }) => view?.waiting ?? null);
  const handover = useKioskState(({ view }) => view?.handover ?? false);
  const callbackAt = useKioskState(({ view }) => view?.callbackAt ?? null);
  if (waiting === null && !handover) return null;
  const what = waiting === null ? 'handover' : (`waiting.${waiting}` as const);
  const Icon = signs[what];
  const time = callbackAt === null ? '' : formatDate(callbackAt, language);
  return (
    <Notice tone="bg-brand-tint text-ink" icon={<Icon aria-hidden className="size-7" />}>
      <strong className="block font-bold">{text(`${what}.title`)}</strong>
      {/* When somebody will call stands in that line. */}
      <span className={`text-soft ${callbackAt === null ? 'notice-more' : ''}`}>
        {text(`${what}.text`, { time })}
      </span>
    </Notice>
  );
}
