import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Card, cardSchema } from '../../src/contract/cards.ts';
import type { Language } from '../../src/contract/language.ts';
import { Cards } from '../../src/renderer/components/cards/card-view.tsx';
import { KioskContext, type KioskContextValue } from '../../src/renderer/context.tsx';
import { LanguageContext } from '../../src/renderer/language-context.ts';
import { createKioskStore } from '../../src/renderer/store/store.ts';

/** The cards as the page would hold them. */
export function draw(cards: readonly Card[], language: Language = 'en'): string {
  for (const card of cards) cardSchema.parse(card);
  // A card that is not tapped asks the kiosk for nothing.
  const kiosk = { store: createKioskStore(language, 'device') } as KioskContextValue;
  const drawn = createElement(Cards, { cards });
  const inLanguage = createElement(LanguageContext, { value: language }, drawn);
  return renderToStaticMarkup(createElement(KioskContext, { value: kiosk }, inLanguage));
}

/** What can be read, in order. */
export const words = (markup: string): string[] =>
  markup
    .replaceAll(/<[^>]+>/g, '|')
    .split('|')
    .map((text) => text.trim())
    .filter((text) => text !== '');
