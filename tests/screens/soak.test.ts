import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/contract/cards.ts';
import type { ViewTurn } from '../../src/contract/kiosk.ts';
import { languages } from '../../src/contract/language.ts';
import { texts } from '../../src/renderer/i18n/index.ts';
import { scripts } from '../fakes/engine-script.ts';
import { everyCard } from '../fakes/every-card.ts';
import { question } from '../fakes/shown-cards.ts';
import { tasks } from '../fakes/tasks.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { act, fingers, growth, type Kept, kept } from '../e2e/support/soak.ts';
import { shareStage } from '../e2e/support/stage.ts';

const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;

/** A conversation is a minute: two hours. In the first ones code is compiled, caches fill, and each language is seen. */
const conversations = 120;
const warmUp = 20;
/** So many cards in a conversation: every kind comes in a few of them. */
const cardsEach = 4;
/**
 * One node or one listener left behind would be 100 where each conversation leaves it, and 25 where only those
 * do in which the rarest thing happens. None is what is found; a few may wait for a collection.
 */
const bounds: Kept = { documents: 0, nodes: 20, listeners: 20, heapBytes: 2_000_000 };

describe('two hours of conversations', needs(missing), () => {
  const stage = shareStage();

  test('leave no node and no listener behind', { timeout: 400_000 }, async () => {
    const page = await stage.page('counter', { touch: true });
    // The smallest screen with a keyboard of its own: there is less to paint.
    await page.setViewportSize({ width: 960, height: 704 });
    const session = await page.context().newCDPSession(page);
    await act(page, fingers);
    let index = 0;
    async function converseUntil(end: number): Promise<Kept> {
      for (; index < end; index++) await converse(page, index);
      // What goes with a delay has gone: the keyboard, and the frame of a note.
      await page.waitForTimeout(700);
      return kept(session);
    }
    const before = await converseUntil(warmUp);
    const after = await converseUntil(conversations);
    console.info(`after ${warmUp} conversations`, before, `after ${conversations}`, after);
    expect(growth(before, after, bounds)).toEqual([]);

    // A page that keeps the screens it has taken away, and listens to what can be pressed there, is found.
    await act(
      page,
      `globalThis.leak = [];
      new MutationObserver((changes) => {
        for (const screen of changes.flatMap(({ removedNodes }) => [...removedNodes])) {
          if (!screen.matches?.('main.conversation')) continue;
          leak.push(screen);
          for (const button of screen.querySelectorAll('button')) button.addEventListener('x', () => leak);
        }
      }).observe(document, { subtree: true, childList: true });`,
    );
    const leaking = growth(after, await converseUntil(conversations + 4), bounds);
    expect(leaking.map((line) => line.split(':')[0])).toEqual(['nodes', 'listeners']);
  });

  /** Four turns, and what can be opened on the way, by turns; afterwards nothing of it is there. */
  async function converse(page: Page, index: number): Promise<void> {
    const engine = stage.engine();
    const language = languages[index % languages.length] ?? 'en';
    const other = languages[(index + 1) % languages.length] ?? 'en';
    const script = scripts[language];
    const cards = everyCard(language);
    const from = (index * cardsEach) % cards.length;
    const shown = [...cards, ...cards].slice(from, from + cardsEach);
    let id = 100;
    const turn = (who: ViewTurn['who'], text: string, shows: Card[] = []): ViewTurn => ({
      id: ++id,
      who,
      text,
      cards: shows,
      interrupted: false,
    });
    const add = (...turns: ViewTurn[]) => [...engine.view().turns, ...turns];

    const typed = index % 2 === 0;
    if (typed) {
      // Begun with the microphone, and typed on the keyboard of the screen.
      await act(
        page,
        `await fingers.tap('nav button[lang="${language}"]');
        await fingers.find('[data-presence=listening]');
        await fingers.tap(
          '.area-bar input',
          '.keyboard .key[data-look=letter]',
          '.area-bar button[type=submit]',
          '.keyboard [aria-label="${texts[language]['keyboard.hide']}"]',
        );
        await fingers.find('.answer');`,
      );
    } else {
      // Somebody just spoke.
      engine.show({ language, turns: [turn('person', script.show), turn('vaani', script.shown)] });
    }

    // Heard with a doubt, answered with cards, and stopped in the middle of it.
    engine.show({ status: 'hearing' });
    for (const rms of [0.02, 0.2, 0.1]) engine.level('person', rms);
    engine.partial(script.where);
    await act(page, `await fingers.find('[data-testid=partial]');`);
    const said = turn('vaani', script.policyText.join(' '), shown);
    const asked: ViewTurn = { ...turn('person', script.where), unsure: [[0, 3]] };
    engine.show({ turns: add(asked, said), status: 'speaking' });
    for (const rms of [0.02, 0.2, 0.1]) engine.level('vaani', rms);
    engine.caption(said.id, 0, script.policyText[0]?.length ?? 0, 800);
    await act(page, `await fingers.find('.caption-saying'); await fingers.tap('.stage-stop');`);

    // A task with a gap that is tapped, a note that is put away, and another language.
    engine.show({
      ...tasks[language],
      turns: add(turn('person', script.show), turn('vaani', script.shown, shown.slice(0, 2))),
    });
    engine.notify(script.policy);
    await act(
      page,
      typed
        ? `await fingers.tap('.slot[data-state=missing]', '[data-testid=note] button');`
        : `await fingers.tap('.area-header [aria-haspopup=dialog]', '[role=radio][lang="${other}"]');
          await fingers.gone('[role=radio]');`,
    );

    // A question of which a line is opened, another look of the screen, and a yes.
    engine.show({ language, task: null, later: [], pending: question(language) });
    await act(
      page,
      `await fingers.tap('.confirmation-line[data-edit=date] .confirmation-value');
      await fingers.find('.confirmation-editor');
      ${
        index % 4 === 1
          ? `await fingers.tap('.access-corner', '.access-toggle');
            await fingers.find('[data-contrast]');
            await fingers.tap('.access-head button');
            await fingers.gone('.access-menu');`
          : ''
      }
      await fingers.tap('.confirmation-answers button:last-child');`,
    );
    await expect.poll(() => engine.view().pending, { interval: 5 }).toBeNull();

    // It ends by its button, or because nobody is there.
    const alone = index % 4 === 0;
    if (alone) engine.show({ endsAt: new Date(Date.now() + 25_000).toISOString() });
    const end = alone ? '.still-paper' : '.area-header';
    await act(
      page,
      `await fingers.tap('${end} > button:last-child');
      await fingers.gone('main.conversation');`,
    );
  }
});
