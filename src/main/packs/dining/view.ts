import type { Card } from '../../../contract/cards.ts';
import type { ActionContext, Mention, PhraseParam } from '../../actions/port.ts';
import { locale } from '../../language/locale.ts';
import type { Booking } from './bookings.ts';
import { dateParam, weekdayOf, timeOf } from './calendar.ts';
import { clockText } from './clock-text.ts';
import { headingTo, geoUri, wayTo } from './geo.ts';
import { inAllLanguages, localised } from './localised.ts';
import type { User } from './people.ts';
import { kioskOf, openingsOn, type Venue, venueName } from './venues.ts';
import words from './words.json' with { type: 'json' };

type Context = Pick<ActionContext, 'db' | 'language' | 'label' | 'now'>;

const priceSigns = (level: number) => '₹'.repeat(level);

export const addressOf = (venue: Venue, { language }: Pick<Context, 'language'>): string =>
  `${venue.number}, ${localised(venue, 'road', language)}, ${localised(venue, 'area', language)}`;

/** "12 pm – 3:30 pm, 7 pm – 11:30 pm"; null on a day off. */
export function hoursText(venue: Venue, day: string, { db, language }: Context): string | null {
  const openings = openingsOn(db, venue.id, weekdayOf(day));
  if (openings.length === 0) return null;
  return openings
    .map(({ opens, closes }) => `${clockText(opens, language)} – ${clockText(closes, language)}`)
    .join(', ');
}

/**
 * A venue as a card. There is no card kind for it yet: title and lines of the `policy` card are what
 * comes nearest (see README.md).
 */
export function venueCard(venue: Venue, day: string, context: Context): Card {
  const { db, language, label } = context;
  const km = wayTo(kioskOf(db), venue).km;
  const hours = hoursText(venue, day, context);
  return {
    kind: 'policy',
    id: venue.id,
    title: venueName(db, venue, language),
    content: [
      [
        label(`cuisine.${venue.cuisine}`),
        priceSigns(venue.priceLevel),
        `${km} km`,
        ...(venue.vegetarian === 1 ? [label('label.vegetarian')] : []),
      ].join(' · '),
      addressOf(venue, context),
      hours ?? label('label.day_off'),
    ],
  };
}

/** A booking as a card; the phone number and the name on it are not shown. */
export function bookingCard(booking: Booking, venue: Venue, context: Context): Card {
  const { db, language, label } = context;
  return {
    kind: 'policy',
    id: booking.code,
    title: `${venueName(db, venue, language)} · ${booking.code}`,
    content: [
      `${dayText(booking.day, language)}, ${clockText(booking.starts, language)}`,
      `${label('line.people')}: ${booking.party}`,
      label(`status.${booking.status}`),
      addressOf(venue, context),
    ],
  };
}

export function wayCard(venue: Venue, context: Context): Card {
  const { db, language, label } = context;
  const kiosk = kioskOf(db);
  const way = wayTo(kiosk, venue);
  const name = venueName(db, venue, language);
  return {
    kind: 'policy',
    id: `way-${venue.id}`,
    title: name,
    content: [
      addressOf(venue, context),
      `${way.km} km · ${label(`heading.${headingTo(kiosk, venue)}`)}`,
      `${label('label.walk')}: ${way.walkMinutes} min · ${label('label.drive')}: ${way.driveMinutes} min`,
      geoUri(venue, localised(venue, 'name', 'en')),
    ],
  };
}

/** A day on the screen: "Monday, 23 November". */
export function dayText(day: string, language: Context['language']): string {
  return new Intl.DateTimeFormat(locale(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(new Date(`${day}T12:00:00`));
}

/** A venue that was shown: called by its name, its kitchen, its area. */
export function venueMention(venue: Venue, { db, language }: Context): Mention {
  return {
    name: venueName(db, venue, language),
    words: [
      ...inAllLanguages(venue, 'name'),
      ...inAllLanguages(venue, 'area'),
      ...(words.cuisines[venue.cuisine] ?? []),
    ].join(' '),
    // Both, so that neither is left over from another venue.
    slots: { venue_id: venue.id, venue: venue.name },
    price: venue.priceLevel,
  };
}

/** A time that is free. */
export function timeMention(minute: number, language: Context['language'], day?: string): Mention {
  const text = clockText(minute, language);
  const hour = Math.floor(minute / 60);
  return {
    name: day === undefined ? text : `${dayText(day, language)}, ${text}`,
    words: `${text} ${timeOf(minute)} ${hour % 12 || 12} ${day === undefined ? '' : dayText(day, language)}`,
    slots: { time: timeOf(minute), ...(day !== undefined && { date: day }) },
  };
}

/** A booking among several: called by its venue, day, time or code. */
export function bookingMention(booking: Booking, venue: Venue, context: Context): Mention {
  const { db, language } = context;
  const day = dayText(booking.day, language);
  const time = clockText(booking.starts, language);
  return {
    name: `${venueName(db, venue, language)}, ${day}`,
    words: [booking.code, ...inAllLanguages(venue, 'name'), day, time].join(' '),
    slots: { code: booking.code },
  };
}

export function friendMention(user: User, language: Context['language']): Mention {
  return {
    name: localised(user, 'name', language),
    words: inAllLanguages(user, 'name').join(' '),
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
  { db, language }: Context,
): Record<string, PhraseParam> {
  return {
    venue: venueName(db, sitting.venue, language),
    date: dateParam(sitting.day),
    time: clockText(sitting.minute, language),
    people: sitting.party,
  };
}
