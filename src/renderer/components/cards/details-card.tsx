import { MapPin } from 'lucide-react';
import type { DetailsCard } from '../../../contract/cards.ts';
import { useText } from '../../context.tsx';
import { formatMoney } from '../../i18n/format.ts';
import { CardFrame, CardKind } from './card-frame.tsx';
import { DetailsDrawing } from './details-drawing.tsx';
import { PhoneLink } from './phone-link.tsx';
import { Picture } from './picture.tsx';

const tones = {
  good: 'bg-good-tint text-good',
  waiting: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
  neutral: 'bg-sunk text-soft',
} as const satisfies Record<NonNullable<DetailsCard['status']>['tone'], string>;

/** The one thing that was asked about: facts beside each other where there is room, and the code big. */
export function DetailsCardView({ card }: { card: DetailsCard }) {
  const { sections = [] } = card;
  return (
    <CardFrame aria-label={card.title} data-about={card.about}>
      <div className="flex flex-col @2xl:flex-row">
        <div className="flex min-w-0 grow flex-col">
          <Head card={card} drawing="w-28 @md:w-44" />
          <Rows
            rows={card.rows}
            layout={`grid grid-cols-1 gap-x-10 ${card.link === null && areShort(card.rows) ? '@md:grid-cols-2' : ''}`}
          />
          {sections.map(({ title, rows }) => (
            <section key={title} aria-label={title}>
              <h4 className="border-t border-line px-4 pt-4 text-lg font-bold @md:px-6">{title}</h4>
              <Rows rows={rows} layout="flex flex-col" plain />
            </section>
          ))}
          {card.code !== null && <Code code={card.code} />}
        </div>
        {card.link && (
          <PhoneLink
            link={card.link}
            layout="border-t border-line @2xl:w-72 @2xl:flex-col @2xl:justify-center @2xl:border-t-0 @2xl:border-l @2xl:text-center"
          />
        )}
      </div>
    </CardFrame>
  );
}

/** One of several: the same facts, as narrow as a column. */
export function ListedDetailsCardView({ card }: { card: DetailsCard }) {
  return (
    <CardFrame aria-label={card.title} data-about={card.about} className="flex flex-col">
      <Head
        card={card}
        drawing="w-24"
        alone={card.rows.length === 0 && card.code === null && card.link === null}
      />
      <Rows rows={card.rows} layout="flex grow flex-col" stacked={!areShort(card.rows)} />
      {card.code !== null && <Code code={card.code} />}
      {card.link && <PhoneLink link={card.link} layout="border-t border-line" />}
    </CardFrame>
  );
}

/** Characters of a fact that fit into half a card, or into one of several, on one line. */
const shortFact = 30;
const areShort = (rows: DetailsCard['rows']) =>
  rows.every(({ label, value }) => label.length + value.length <= shortFact);

/** `drawing`: its width. `alone`: nothing follows, so it takes the whole height. */
function Head({
  card,
  drawing,
  alone = false,
}: {
  card: DetailsCard;
  drawing: string;
  alone?: boolean;
}) {
  const text = useText();
  return (
    <div className={`flex ${alone ? 'grow' : ''}`}>
      <Picture
        image={card.image ?? null}
        className={`min-h-28 ${drawing}`}
        otherwise={
          <DetailsDrawing
            about={card.about}
            category={card.category}
            className="size-[76%] max-h-32"
          />
        }
      />
      <div className="flex min-w-0 grow flex-col justify-center gap-1 px-4 py-3.5 @md:px-6">
        {card.about === 'person' && card.sections && <CardKind>{text('card.person')}</CardKind>}
        <h3 className="text-xl leading-snug font-bold text-balance break-words">{card.title}</h3>
        {card.subtitle !== null && <p className="text-base text-soft">{card.subtitle}</p>}
        {(card.price !== null || card.status || card.distance) && (
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1.5 pt-1">
            {card.price !== null && (
              <span className="tabular text-2xl font-bold">{formatMoney(card.price)}</span>
            )}
            {card.distance && (
              <span className="tabular flex items-center gap-1.5 text-lg font-bold text-brand">
                <MapPin aria-hidden className="size-5 shrink-0" />
                {text('card.distance', { distance: card.distance })}
              </span>
            )}
            {card.status && (
              <span
                className={`rounded-full px-3 py-1 text-base font-semibold ${tones[card.status.tone]}`}
              >
                {card.status.label}
              </span>
            )}
          </p>
        )}
      </div>
    </div>
  );
}

/** `stacked`: each value under its label. `plain`: under a heading that has a line above it already. */
function Rows({
  rows,
  layout,
  stacked = false,
  plain = false,
}: {
  rows: DetailsCard['rows'];
  layout: string;
  stacked?: boolean;
  plain?: boolean;
}) {
  if (rows.length === 0) return null;
  const row = stacked ? 'flex-col py-1' : 'flex-wrap justify-between gap-x-4 py-1.5';
  return (
    <dl className={`px-4 py-2.5 @md:px-6 ${plain ? 'pb-4' : 'border-t border-line'} ${layout}`}>
      {rows.map(({ label, value }, index) => (
        <div className={`flex text-lg ${row}`} key={`${index}-${label}`}>
          <dt className={`text-soft ${stacked ? 'text-base' : ''}`}>{label}</dt>
          <dd
            className={`min-w-0 font-semibold break-words ${stacked ? '' : 'ml-auto text-right'}`}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** To be written down, or said to somebody: large, and read out sign by sign. */
function Code({ code }: { code: string }) {
  const text = useText();
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-t border-line bg-brand-tint px-4 py-3 @md:px-6">
      <p className="text-base text-soft">{text('card.code')}</p>
      <p
        role="img"
        aria-label={`${text('card.code')}: ${Array.from(code).join(' ')}`}
        className="text-4xl leading-tight font-bold tracking-[0.12em] break-words text-brand"
      >
        {code}
      </p>
    </div>
  );
}
