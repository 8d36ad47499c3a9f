import { z } from 'zod';
import type { DetailsCard } from '../../../../contract/cards.ts';
import type { ActionContext, Phrase, ReadAction } from '../../../actions/port.ts';
import { locale } from '../../../language/locale.ts';
import { lastFour, masked } from '../mobile.ts';
import type { Pack } from '../../pack.ts';
import { openProfile } from '../open-profile.ts';
import { phoneParameter } from '../person.ts';
import { favouriteFrom, type Profile } from '../profiles.ts';

/** The label of what was done (an intent or an action), where the pack has one. */
export type LabelOf = (what: string) => string | undefined;

/** Tells, and shows on a card with everything, what is remembered of a person. */
export function myData(labelOf: LabelOf, nameOf?: Pack['nameOf']): ReadAction<Profile> {
  return {
    name: 'my_data',
    description: 'The person wants to know, or have, everything that is remembered about them',
    parameters: z.object({ phone: phoneParameter }),
    effect: 'read',
    check: openProfile,
    run: (profile, context) => ({
      phrases: [summary(profile)],
      cards: [profileCard(profile, context, labelOf, nameOf)],
    }),
  };
}

function summary({ phone, language, history }: Profile): Phrase {
  return {
    key: 'person.data',
    params: {
      last: { kind: 'digits', value: lastFour(phone) },
      language: { kind: 'phrase', key: `person.language.${language}` },
      count: history.length,
    },
  };
}

/** Everything a profile holds; the number itself stays with the person. */
function profileCard(
  profile: Profile,
  { db, label, language }: ActionContext,
  labelOf: LabelOf,
  nameOf: Pack['nameOf'],
): DetailsCard {
  const day = new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium' });
  const dayOf = (at: string) => day.format(new Date(at));
  const { name, phone, rate, favourites, history, consentAt, updatedAt } = profile;
  const row = (key: string, value: string) => ({ label: label(`person.row.${key}`), value });
  const section = (key: string, rows: DetailsCard['rows']) => ({
    title: label(`person.section.${key}`),
    rows,
  });
  const thing = (slot: string, id: string) => nameOf?.(db, language, slot, id) ?? id;
  const wordsFor = (what: string) => {
    const key = labelOf(what);
    return key === undefined ? what : label(key);
  };
  const liked = favourites.filter(({ count }) => count >= favouriteFrom);
  return {
    kind: 'details',
    id: profile.id,
    about: 'person',
    title: name ?? label('person.title'),
    subtitle: masked(phone),
    price: null,
    status: null,
    rows: [
      row('language', label(`person.language.${profile.language}`)),
      row('rate', `${Math.round(rate * 100)} %`),
      row('consent', dayOf(consentAt)),
      row('updated', dayOf(updatedAt)),
    ],
    sections: [
      section(
        'favourites',
        liked.map(({ slot, id, count }) => ({ label: thing(slot, id), value: `× ${count}` })),
      ),
      section(
        'history',
        history.map(({ at, what, ids }) => ({
          label: dayOf(at),
          value: [wordsFor(what), ...Object.entries(ids).map(([slot, id]) => thing(slot, id))].join(
            ' · ',
          ),
        })),
      ),
    ].filter(({ rows }) => rows.length > 0),
    code: null,
    link: null,
  };
}
