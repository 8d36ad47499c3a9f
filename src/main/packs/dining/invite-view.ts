import type { ActionContext, Mention, PhraseParam } from '../../actions/port.ts';
import { dateParam } from './calendar.ts';
import { clockText } from './clock-text.ts';
import type { Invite } from './invites.ts';
import { inAllLanguages, localised } from './localised.ts';
import { findUser } from './people.ts';
import { findVenue, venueName } from './venues.ts';
import { dayText } from './view.ts';

type Context = Pick<ActionContext, 'db' | 'language'>;

/** The values of an invitation for a phrase; `friend` is whoever is at its other end. */
export function inviteParams(
  invite: Invite,
  userId: string,
  { db, language }: Context,
): Record<string, PhraseParam> {
  const friend = findUser(db, invite.fromUser === userId ? invite.toUser : invite.fromUser);
  const venue = findVenue(db, invite.venueId);
  return {
    friend: friend ? localised(friend, 'name', language) : '',
    venue: venue ? venueName(db, venue, language) : '',
    date: dateParam(invite.day),
    time: clockText(invite.starts, language),
  };
}

/** An invitation among several: called by who sent it, where, when. */
export function inviteMention(invite: Invite, { db, language }: Context): Mention {
  const from = findUser(db, invite.fromUser);
  const venue = findVenue(db, invite.venueId);
  const name = from ? localised(from, 'name', language) : invite.id;
  return {
    name: `${name}, ${venue ? venueName(db, venue, language) : ''}`,
    words: [
      ...(from ? inAllLanguages(from, 'name') : []),
      ...(venue ? inAllLanguages(venue, 'name') : []),
      dayText(invite.day, language),
    ].join(' '),
    slots: { invite_id: invite.id },
  };
}
