import type { IntentDefinition } from '../../dialogue/port.ts';
import type { Pack } from '../pack.ts';
import { callBack } from './actions/call-back.ts';
import { forgetMe } from './actions/forget-me.ts';
import { myData } from './actions/my-data.ts';
import { rememberMe } from './actions/remember-me.ts';
import bnExamples from './intents/bn.json' with { type: 'json' };
import enExamples from './intents/en.json' with { type: 'json' };
import hiExamples from './intents/hi.json' with { type: 'json' };
import mrExamples from './intents/mr.json' with { type: 'json' };
import bnPhrases from './phrases/bn.json' with { type: 'json' };
import enPhrases from './phrases/en.json' with { type: 'json' };
import hiPhrases from './phrases/hi.json' with { type: 'json' };
import mrPhrases from './phrases/mr.json' with { type: 'json' };
import { slots } from './slots.ts';

/** What a pack gets from a part. */
export type PackPart = Pick<Pack, 'intents' | 'slots' | 'actions' | 'examples' | 'phrases'>;

const onPerson = { slots: ['phone'], carries: [], kind: 'task', route: 'person' } as const;

const intents: Readonly<Record<string, IntentDefinition>> = {
  remember_me: { ...onPerson, action: 'remember_me', choice: 'choice.remember_me' },
  forget_me: { ...onPerson, action: 'forget_me', choice: 'choice.forget_me' },
  my_data: { ...onPerson, action: 'my_data', choice: 'choice.my_data' },
  call_back: {
    action: 'call_back',
    slots: ['phone', 'callback_date', 'callback_time'],
    carries: [],
    kind: 'task',
    choice: 'choice.call_back',
    route: 'escalation',
  },
};

/** What every trade does with people: remembers them, forgets them, tells them what it knows, has them called. */
export function commonPart(pack: Pick<Pack, 'id' | 'intents' | 'nameOf'>): PackPart {
  const all = { ...pack.intents, ...intents };
  const labelOf = (what: string) => (Object.hasOwn(all, what) ? all[what]?.choice : undefined);
  return {
    intents,
    slots,
    actions: {
      remember_me: rememberMe,
      forget_me: forgetMe,
      my_data: myData(labelOf, pack.nameOf?.bind(pack)),
      call_back: callBack(pack.id),
    },
    examples: { en: enExamples, hi: hiExamples, bn: bnExamples, mr: mrExamples },
    phrases: { en: enPhrases, hi: hiPhrases, bn: bnPhrases, mr: mrPhrases },
  };
}
