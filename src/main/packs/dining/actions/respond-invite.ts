import { z } from 'zod';
import type { CheckResult, Phrase, WriteAction } from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import { clockText } from '../../../language/clock-text.ts';
import { timeOf } from '../../../kernel/wall-calendar.ts';
import { inviteCard, inviteMention, inviteParams } from '../invite-view.ts';
import { answerInvite, findInvite, invitesOf } from '../invites.ts';
import { maxListed } from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { dayText } from '../view.ts';
import { inviteEntity } from './entities.ts';
import { openUser } from './open-user.ts';

const responses = ['accept', 'decline'] as const;
type Input = {
  readonly invite_id: string;
  readonly response: (typeof responses)[number];
  /** The person's phone number, so that the rules can be asked again. */
  readonly phone: string;
};

const answered = z.object({ invite_id: z.string(), response: z.enum(responses) });
type Answered = Readonly<z.output<typeof answered>>;

const ownSlots = z.object({
  invite_id: z.string().min(1),
  response: z.enum(responses),
});

export const respondInvite: WriteAction<Input, Answered> = {
  name: 'respond_invite',
  description: 'Accept or decline an invitation to a meal',
  parameters: z.object({
    invite_id: z.string().optional().describe('id of an invitation that was shown'),
    friend: z.string().optional().describe('name of the friend who sent it'),
    venue: z.string().optional().describe('name of the restaurant it is to'),
    response: z.enum(responses).optional(),
    phone: z.string().optional(),
  }),
  entities: [inviteEntity],
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context): CheckResult<Input> {
    const opened = openUser(slots, context);
    if (opened.status !== 'ready') return opened;
    const user = opened.input;
    const memory = opened.memory ?? {};
    const given = readSlots(ownSlots, slots);
    const refuse = (phrase: Phrase): CheckResult<Input> => ({
      status: 'refused',
      reply: { phrases: [phrase], memory },
    });
    const waiting = invitesOf(context.db, user.id, context.now).filter(
      ({ toUser, status }) => toUser === user.id && status === 'pending',
    );
    if (waiting.length === 0) return refuse({ key: 'invites.none' });
    const named = waiting.find(({ id }) => id === given.invite_id);
    const said = slots['friend'] !== undefined || slots['venue'] !== undefined;
    const [first, another] = waiting;
    // Who or what was said and was not resolved is no invitation of theirs.
    const meant = named ?? (another || said ? undefined : first);
    if (!meant) {
      const shown = waiting.slice(0, maxListed);
      const mentions = shown.map((one) => inviteMention(one, context));
      const options = { kind: 'list', items: mentions.map(({ name }) => name) } as const;
      const key = said ? 'invite.unknown' : 'ask.which_invite_of';
      const phrase = { key, params: { options } };
      const cards = shown.map((one) => inviteCard(one, user.id, context));
      return { status: 'needs', slot: 'invite_id', clear: false, phrase, cards, mentions, memory };
    }
    if (given.response === undefined) {
      const phrase = { key: 'ask.response_to', params: inviteParams(meant, user.id, context) };
      return { status: 'needs', slot: 'response', clear: false, phrase, memory };
    }
    const input = { invite_id: meant.id, response: given.response, phone: user.phone };
    return { status: 'ready', input, memory };
  },
  describe({ invite_id, response }, context) {
    const invite = findInvite(context.db, invite_id);
    assert(invite, 'an invitation that was checked exists');
    const params = inviteParams(invite, invite.toUser, context);
    return {
      question: { key: `${response}.question`, params },
      lines: [
        { label: 'line.friend', value: String(params['friend']) },
        { label: 'line.venue', value: String(params['venue']) },
        { label: 'line.date', value: dayText(invite.day, context.language) },
        { label: 'line.time', value: clockText(timeOf(invite.starts), context.language) },
        { label: 'line.response', value: context.label(`response.${response}`) },
      ],
    };
  },
  run({ invite_id, response }, { db, now }) {
    const status = response === 'accept' ? 'accepted' : 'declined';
    answerInvite(db, invite_id, status, new Date(now).toISOString());
    return { invite_id, response };
  },
  report(receipt, context) {
    const { invite_id, response } = answered.parse(receipt.outcome);
    const invite = findInvite(context.db, invite_id);
    assert(invite, 'an invitation that was answered exists');
    const params = inviteParams(invite, invite.toUser, context);
    return {
      phrases: [{ key: `done.${response}`, params }],
      cards: [inviteCard(invite, invite.toUser, context)],
      focus: { invite_id: null },
    };
  },
};
