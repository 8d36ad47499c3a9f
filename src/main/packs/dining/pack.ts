import type { Need } from '../../dialogue/port.ts';
import type { Pack } from '../pack.ts';
import { askFaq } from './actions/ask-faq.ts';
import { availability } from './actions/availability.ts';
import { cancelBooking } from './actions/cancel-booking.ts';
import { checkBooking } from './actions/check-booking.ts';
import { checkInvites } from './actions/check-invites.ts';
import { directions } from './actions/directions.ts';
import { findFriends } from './actions/find-friends.ts';
import { makeBooking } from './actions/make-booking.ts';
import { modifyBooking } from './actions/modify-booking.ts';
import { recommend } from './actions/recommend.ts';
import { respondInvite } from './actions/respond-invite.ts';
import { searchVenuesAction } from './actions/search-venues.ts';
import { sendInvite } from './actions/send-invite.ts';
import { venueInfo } from './actions/venue-info.ts';
import bnExamples from './intents/bn.json' with { type: 'json' };
import enExamples from './intents/en.json' with { type: 'json' };
import hiExamples from './intents/hi.json' with { type: 'json' };
import mrExamples from './intents/mr.json' with { type: 'json' };
import { hotwordsOf } from './hotwords.ts';
import names from './names.json' with { type: 'json' };
import lexicon from './lexicon.json' with { type: 'json' };
import bnPhrases from './phrases/bn.json' with { type: 'json' };
import enPhrases from './phrases/en.json' with { type: 'json' };
import hiPhrases from './phrases/hi.json' with { type: 'json' };
import mrPhrases from './phrases/mr.json' with { type: 'json' };
import pronunciation from './pronunciation.json' with { type: 'json' };
import { importable } from './importable.ts';
import { isSeeded, seed } from './seed.ts';
import { openSlots, slots } from './slots.ts';
import { nameOf, place } from './venues.ts';

/** Which venue. */
const onVenue = ['venue', 'venue_id', 'area', 'cuisine', 'visited'] as const;
/** Or by whose booking it is. */
const onPlace = [...onVenue, 'phone', 'code'] as const;
/** And which of them goes on being talked about. */
const samePlace = ['venue_id', 'venue', 'code'] as const;
/** When, and how many people. */
const sitting = ['date', 'time', 'party_size'] as const;
const sittingNeeds: readonly Need[] = [
  { slots: ['date'], label: 'need.date' },
  { slots: ['time'], label: 'need.time' },
  { slots: ['party_size'], label: 'line.people' },
];
/** What kind of place. */
const kind = ['cuisine', 'area', 'price_level', 'max_km', 'occasion', 'vegetarian'] as const;

/** Finds restaurants, books tables, and brings friends together. */
export const dining: Pack = {
  id: 'dining',
  names,
  intents: {
    make_booking: {
      action: 'make_booking',
      slots: [...onVenue, ...sitting, 'phone', 'name', 'occasion'],
      needs: [
        { slots: ['venue', 'venue_id'], label: 'line.venue' },
        ...sittingNeeds,
        { slots: ['phone'], label: 'need.phone' },
        { slots: ['name'], label: 'line.name', seldom: true },
        { slots: ['occasion'], label: 'line.occasion', values: 'occasion', seldom: true },
      ],
      carries: ['venue_id', ...sitting],
      kind: 'task',
      choice: 'choice.book',
      correctedBy: 'modify_booking',
      route: 'booking',
    },
    modify_booking: {
      action: 'modify_booking',
      slots: ['code', 'phone', 'venue', ...sitting],
      carries: ['code'],
      kind: 'task',
      choice: 'choice.modify',
      correctedBy: 'modify_booking',
      route: 'booking',
    },
    cancel_booking: {
      action: 'cancel_booking',
      slots: ['code', 'phone', 'venue', 'date'],
      carries: ['code'],
      kind: 'task',
      choice: 'choice.cancel',
      soundsLikeStop: true,
      route: 'booking',
    },
    check_booking: {
      action: 'check_booking',
      slots: ['code', 'phone'],
      carries: [],
      kind: 'task',
      choice: 'choice.check',
      route: 'booking',
    },
    recommend: {
      action: 'recommend',
      slots: [...kind, 'visited', 'phone'],
      carries: [],
      kind: 'aside',
      choice: 'choice.recommend',
      route: 'discovery',
    },
    search_venues: {
      action: 'search_venues',
      slots: kind,
      carries: [],
      kind: 'aside',
      choice: 'choice.search',
      route: 'discovery',
    },
    venue_info: {
      action: 'venue_info',
      slots: [...onPlace, 'topic', 'date'],
      carries: samePlace,
      kind: 'aside',
      choice: 'choice.info',
      route: 'discovery',
    },
    availability: {
      action: 'availability',
      slots: [...onPlace, ...sitting],
      // "And at the other one?": at the same time.
      carries: [...samePlace, ...sitting],
      kind: 'aside',
      choice: 'choice.availability',
      route: 'discovery',
    },
    find_friends: {
      action: 'find_friends',
      slots: ['venue', 'venue_id', 'area', 'cuisine', 'phone'],
      carries: ['venue_id', 'venue'],
      kind: 'aside',
      choice: 'choice.friends',
      route: 'social',
    },
    send_invite: {
      action: 'send_invite',
      slots: ['friend', 'friend_id', 'venue', 'venue_id', 'area', 'code', 'date', 'time', 'phone'],
      needs: [
        { slots: ['phone'], label: 'need.phone' },
        { slots: ['friend', 'friend_id'], label: 'line.friend' },
        { slots: ['venue', 'venue_id', 'code'], label: 'line.venue' },
        { slots: ['date'], label: 'need.date', seldom: true },
        { slots: ['time'], label: 'need.time', seldom: true },
      ],
      carries: ['friend_id', 'code'],
      kind: 'task',
      choice: 'choice.invite',
      route: 'social',
    },
    respond_invite: {
      action: 'respond_invite',
      slots: ['invite_id', 'friend', 'venue', 'response', 'phone'],
      carries: ['invite_id'],
      kind: 'task',
      choice: 'choice.respond',
      route: 'social',
    },
    check_invites: {
      action: 'check_invites',
      slots: ['phone'],
      carries: [],
      kind: 'task',
      choice: 'choice.invites',
      route: 'social',
    },
    directions: {
      action: 'directions',
      slots: [...onPlace, 'mode'],
      carries: samePlace,
      kind: 'aside',
      choice: 'choice.directions',
      route: 'directions',
    },
    ask_faq: {
      action: 'ask_faq',
      slots: ['question'],
      carries: [],
      kind: 'aside',
      choice: 'choice.faq',
      route: 'faq',
    },
  },
  slots,
  about: {
    venue_id: 'venue_info',
    code: 'check_booking',
    friend_id: 'send_invite',
    invite_id: 'respond_invite',
    time: 'make_booking',
  },
  freeQuestionAction: 'ask_faq',
  actions: {
    make_booking: makeBooking,
    modify_booking: modifyBooking,
    cancel_booking: cancelBooking,
    check_booking: checkBooking,
    recommend,
    search_venues: searchVenuesAction,
    venue_info: venueInfo,
    availability,
    find_friends: findFriends,
    send_invite: sendInvite,
    respond_invite: respondInvite,
    check_invites: checkInvites,
    directions,
    ask_faq: askFaq,
  },
  examples: { en: enExamples, hi: hiExamples, bn: bnExamples, mr: mrExamples },
  lexicon: Object.values(lexicon).flat(),
  phrases: { en: enPhrases, hi: hiPhrases, bn: bnPhrases, mr: mrPhrases },
  pronunciation,
  hotwords: hotwordsOf({ en: enPhrases, hi: hiPhrases, bn: bnPhrases, mr: mrPhrases }),
  offers: [
    'make_booking',
    'check_booking',
    'cancel_booking',
    'recommend',
    'directions',
    'check_invites',
  ],
  suggestions: [
    'suggest.book',
    'suggest.search',
    'suggest.recommend',
    'suggest.check',
    'suggest.directions',
    'suggest.faq',
  ],
  seed,
  isSeeded,
  nameOf,
  importable,
  place,
  openSlots,
};
