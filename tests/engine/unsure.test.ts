import { expect, test } from 'vitest';
import type { IntentClassifier } from '../../src/main/dialogue/understand/classifier/linear.ts';
import { openShop } from '../support/shop.ts';

test('what was named in words whose wish is not clear is what the wish is about, once it is', async () => {
  using shop = openShop();
  const classifier: IntentClassifier = {
    ...shop.trade.classifier,
    predict: (text) =>
      text.startsWith('something about')
        ? [
            { label: 'cancel_order', confidence: 0.4 },
            { label: 'initiate_return', confidence: 0.35 },
          ]
        : shop.trade.classifier.predict(text),
  };
  const session = shop.begin({ trade: { ...shop.trade, classifier } });
  const unclear = await session.say('something about 1043 then');
  expect(unclear.act).toBe('unclear');
  expect(unclear.cards.map(({ kind }) => kind)).toEqual(['choice']);
  const chosen = await session.say('Cancel an order');
  expect([chosen.intent, chosen.state.asked]).toEqual(['cancel_order', 'phone_last4']);
  const proved = await session.say('6032');
  expect(proved.pending?.lines[0]?.value).toBe('1043');
});
