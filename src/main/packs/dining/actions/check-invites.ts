import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { inviteCard, inviteMention, inviteParams } from '../invite-view.ts';
import { invitesOf } from '../invites.ts';
import type { User } from '../people.ts';
import { maxListed } from '../rules.ts';
import { openUser } from './open-user.ts';

export const checkInvites: ReadAction<User> = {
  name: 'check_invites',
  description:
    'Tell the invitations that wait for an answer, and what friends answered to those sent',
  parameters: z.object({ phone: z.string().optional() }),
  effect: 'read',
  check: openUser,
  run(user, context) {
    const all = invitesOf(context.db, user.id, context.now);
    const waiting = all
      .filter(({ toUser, status }) => toUser === user.id && status === 'pending')
      .slice(0, maxListed);
    const own = all.filter(({ fromUser }) => fromUser === user.id).slice(0, maxListed);
    if (waiting.length + own.length === 0) return { phrases: [{ key: 'invites.none' }] };
    const phrases = [
      ...waiting.map((invite) => ({
        key: 'invites.from',
        params: inviteParams(invite, user.id, context),
      })),
      ...own.map((invite) => ({
        key: `invites.sent_${invite.status}`,
        params: inviteParams(invite, user.id, context),
      })),
      ...(waiting.length > 0 ? [{ key: 'offer.respond' }] : []),
    ];
    const [only, another] = waiting;
    return {
      phrases,
      cards: [...waiting, ...own].map((invite) => inviteCard(invite, user.id, context)),
      mentions: waiting.map((invite) => inviteMention(invite, context)),
      ...(only && !another && { focus: { invite_id: only.id } }),
    };
  },
};
