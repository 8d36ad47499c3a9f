import type { DetailsCard } from '../../../contract/cards.ts';
import type { ActionContext, Mention, PhraseParam } from '../../actions/port.ts';
import { clockText } from '../../language/clock-text.ts';
import { dateParam, timeParam } from './calendar.ts';
import { timeOf } from '../../kernel/wall-calendar.ts';
import type { Invite } from './invites.ts';
import { namesOf, localised } from '../kit/localised.ts';
import { findUser } from './people.ts';
import { findVenue, venueName } from './venues.ts';
import { dayText, plainCard, type ViewContext } from './view.ts';

type Context = Pick<ActionContext, 'db' | 'language'>;

/** What an invitation is called by: whoever is at its other end, and where it is. */
function ends(invite: Invite, userId: string, { db, language }: Context) {
  const friend = findUser(db, invite.fromUser === userId ? invite.toUser : invite.fromUser);
  const venue = findVenue(db, invite.venueId);
  return {
    friend: friend ? localised(friend, 'name', language) : '',
    venue: venue ? venueName(db, venue, language) : '',
  };
}

/** The values of an invitation for a phrase; `friend` is whoever is at its other end. */
export const inviteParams = (
  invite: Invite,
  userId: string,
  context: Context,
): Record<string, PhraseParam> => ({
  ...ends(invite, userId, context),
  date: dateParam(invite.day),
  time: timeParam(invite.starts),
});

const tones = { pending: 'waiting', accepted: 'good', declined: 'bad' } as const;

/** An invitation as a card, as one of its two ends sees it. */
export function inviteCard(invite: Invite, userId: string, context: ViewContext): DetailsCard {
  const { language, label } = context;
  const { friend, venue } = ends(invite, userId, context);
  return {
    ...plainCard,
    about: 'invite',
    id: invite.id,
    title: friend,
    subtitle: venue,
    status: { label: label(`invite_status.${invite.status}`), tone: tones[invite.status] },
    rows: [
      { label: label('line.date'), value: dayText(invite.day, language) },
      { label: label('line.time'), value: clockText(timeOf(invite.starts), language) },
    ],
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
      ...(from ? namesOf(from, 'name') : []),
      ...(venue ? namesOf(venue, 'name') : []),
      dayText(invite.day, language),
    ].join(' '),
    slots: { invite_id: invite.id },
  };
}
