import { ExternalLink } from 'lucide-react';
import type { DetailsCard } from '../../../contract/cards.ts';
import { useText } from '../../context.tsx';
import { QrCode } from './qr-code.tsx';

/** What a phone may be sent to; anything else stays a picture. */
const safe = /^(https?|geo):/i;

/** Something for the person's phone: a code to scan, and a link where the screen is the phone itself. */
export function PhoneLink({
  link,
  layout,
}: {
  link: NonNullable<DetailsCard['link']>;
  layout: string;
}) {
  const text = useText();
  // A phone cannot scan its own screen.
  const opens = safe.test(link.url);
  const scanned = opens ? 'max-sm:hidden' : '';
  return (
    <div className={`flex shrink-0 items-center gap-4 px-4 py-4 @md:px-5 ${layout}`}>
      <QrCode
        text={link.url}
        label={`${text('card.scan')} ${link.label}`}
        className={`size-36 shrink-0 rounded-inner border border-line ${scanned}`}
      />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="text-lg font-semibold break-words">{link.label}</p>
        <p className={`text-base text-soft ${scanned}`}>{text('card.scan')}</p>
        {opens && (
          <a
            href={link.url}
            target="_blank"
            rel="noopener noreferrer"
            className="touch hidden items-center gap-2 text-lg font-semibold text-brand underline max-sm:flex"
          >
            <ExternalLink aria-hidden className="size-5 shrink-0" />
            {text('card.open')}
          </a>
        )}
      </div>
    </div>
  );
}
