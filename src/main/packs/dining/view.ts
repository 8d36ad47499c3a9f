import type { DetailsCard } from '../../../contract/cards.ts';
import type { ActionContext, Mention, PhraseParam } from '../../actions/port.ts';
import { clockText } from '../../language/clock-text.ts';
import { locale } from '../../language/locale.ts';
import type { Booking } from './bookings.ts';
import { dateParam, timeParam, weekdayOf } from './calendar.ts';
import { timeOf } from '../../kernel/wall-calendar.ts';
import { headingTo, mapLink, wayTo } from './geo.ts';
import { namesOf, localised } from '../kit/localised.ts';
import { interestsOf, type User } from './people.ts';
import { kioskOf, openingsOn, type Venue, venueName } from './venues.ts';
import words from './words.json' with { type: 'json' };

export type ViewContext = Pick<ActionContext, 'db' | 'language' | 'label' | 'now'>;

const priceSigns = (level: number) => '₹'.repeat(level);

export const addressOf = (venue: Venue, { language }: Pick<ViewContext, 'language'>): string =>
  `${venue.number}, ${localised(venue, 'road', language)}, ${localised(venue, 'area', language)}`;

/** "12 pm – 3:30 pm, 7 pm – 11:30 pm"; null on a day off. */
export function hoursText(
  venue: Venue,
  day: string,
  { db, language }: Pick<ViewContext, 'db' | 'language'>,
): string | null {
  const openings = openingsOn(db, venue.id, weekdayOf(day));
  if (openings.length === 0) return null;
  const text = (minute: number) => clockText(timeOf(minute), language);
  return openings.map(({ opens, closes }) => `${text(opens)} – ${text(closes)}`).join(', ');
}

/** A card without what most things have not. */
export const plainCard = {
  kind: 'details',
  subtitle: null,
  price: null,
  status: null,
  rows: [],
  code: null,
  link: null,
} as const satisfies Partial<DetailsCard>;

const listed = (parts: readonly string[]) => parts.join(' · ');

/** A venue as a card, with its hours of that day; `alone`: with a map, where it is not one of several. */
export function venueCard(
  venue: Venue,
  day: string,
  context: ViewContext,
  alone = false,
): DetailsCard {
  const { db, language, label } = context;
  const hours = hoursText(venue, day, context);
  return {
    ...plainCard,
    about: 'venue',
    id: venue.id,
    category: venue.cuisine,
    title: venueName(db, venue, language),
    distance: `${wayTo(kioskOf(db), venue).km} km`,
    ...(alone && { link: { url: mapLink(venue), label: label('label.map') } }),
    subtitle: listed([
      label(`cuisine.${venue.cuisine}`),
      priceSigns(venue.priceLevel),
      ...(venue.vegetarian === 1 ? [label('label.vegetarian')] : []),
    ]),
    status: hours === null ? { label: label('label.day_off'), tone: 'bad' } : null,
    rows: [
      ...(hours === null ? [] : [{ label: label('label.hours'), value: hours }]),
      { label: label('label.address'), value: addressOf(venue, context) },
    ],
  };
}

const tones = { confirmed: 'good', cancelled: 'bad', completed: 'neutral' } as const;

/** A booking as a card; the phone number and the name on it are not shown. */
export function bookingCard(booking: Booking, venue: Venue, context: ViewContext): DetailsCard {
  const { db, language, label } = context;
  const { code, day, starts, party, status, occasion } = booking;
  return {
    ...plainCard,
    about: 'booking',
    id: code,
    category: venue.cuisine,
    title: venueName(db, venue, language),
    subtitle: listed([dayText(day, language), clockText(timeOf(starts), language)]),
    status: { label: label(`status.${status}`), tone: tones[status] },
    rows: [
      { label: label('line.people'), value: String(party) },
      { label: label('label.address'), value: addressOf(venue, context) },
      ...(occasion === null
        ? []
        : [{ label: label('line.occasion'), value: label(`occasion.${occasion}`) }]),
    ],
    code,
  };
}

/** The way to a venue, with a map for the person's own phone. */
export function wayCard(venue: Venue, context: ViewContext): DetailsCard {
  const { db, language, label } = context;
  const kiosk = kioskOf(db);
  const way = wayTo(kiosk, venue);
  return {
    ...plainCard,
    about: 'directions',
    id: `way-${venue.id}`,
    title: venueName(db, venue, language),
    distance: `${way.km} km`,
    subtitle: label(`heading.${headingTo(kiosk, venue)}`),
    rows: [
      { label: label('label.walk'), value: `${way.walkMinutes} min` },
      { label: label('label.drive'), value: `${way.driveMinutes} min` },
      { label: label('label.address'), value: addressOf(venue, context) },
    ],
    link: { url: mapLink(venue), label: label('label.map') },
  };
}

/** A friend, with what they like to eat. */
export function friendCard(user: User, { db, language, label }: ViewContext): DetailsCard {
  const likes = interestsOf(db, user.id).map((cuisine) => label(`cuisine.${cuisine}`));
  return {
    ...plainCard,
    about: 'person',
    id: user.id,
    title: localised(user, 'name', language),
    rows: likes.length === 0 ? [] : [{ label: label('label.likes'), value: likes.join(', ') }],
  };
}

/** A day on the screen: "Monday, 23 November". */
export function dayText(day: string, language: ViewContext['language']): string {
  return new Intl.DateTimeFormat(locale(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(new Date(`${day}T12:00:00`));
}

/** A venue that was shown: called by its name, its kitchen, its area. */
export function venueMention(
  venue: Venue,
  { db, language }: Pick<ViewContext, 'db' | 'language'>,
): Mention {
  return {
    name: venueName(db, venue, language),
    words: [
      ...namesOf(venue, 'name'),
      ...namesOf(venue, 'area'),
      ...(words.cuisines[venue.cuisine] ?? []),
    ].join(' '),
    // Both, so that neither is left over from another venue.
    slots: { venue_id: venue.id, venue: venue.name },
    price: venue.priceLevel,
  };
}

/** A time that is free. */
export function timeMention(
  minute: number,
  language: ViewContext['language'],
  day?: string,
): Mention {
  const text = clockText(timeOf(minute), language);
  const hour = Math.floor(minute / 60);
  return {
    name: day === undefined ? text : `${dayText(day, language)}, ${text}`,
    words: `${text} ${timeOf(minute)} ${hour % 12 || 12} ${day === undefined ? '' : dayText(day, language)}`,
    slots: { time: timeOf(minute), ...(day !== undefined && { date: day }) },
  };
}

/** A booking among several: called by its venue, day, time or code. */
export function bookingMention(
  booking: Booking,
  venue: Venue,
  { db, language }: Pick<ViewContext, 'db' | 'language'>,
): Mention {
  const day = dayText(booking.day, language);
  const time = clockText(timeOf(booking.starts), language);
  return {
    name: `${venueName(db, venue, language)}, ${day}`,
    words: [booking.code, ...namesOf(venue, 'name'), day, time].join(' '),
    slots: { code: booking.code },
  };
}

export function friendMention(user: User, language: ViewContext['language']): Mention {
  return {
    name: localised(user, 'name', language),
    words: namesOf(user, 'name').join(' '),
    slots: { friend_id: user.id },
  };
}

/** The values of a sitting for a phrase. */
export function sittingParams(
  sitting: {
    readonly venue: Venue;
    readonly day: string;
    readonly minute: number;
    readonly party: number;
  },
  { db, language }: Pick<ViewContext, 'db' | 'language'>,
): Record<string, PhraseParam> {
  return {
    venue: venueName(db, sitting.venue, language),
    date: dateParam(sitting.day),
    time: timeParam(sitting.minute),
    people: sitting.party,
  };
}
