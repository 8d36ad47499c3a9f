import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/contract/language.ts';
import { type ConsoleTextKey, consoleTexts } from '../../src/renderer/console/i18n/index.ts';
import { holdMs } from '../../src/renderer/console/gesture.ts';
import { texts as kioskTexts } from '../../src/renderer/i18n/index.ts';
import { deskTexts } from '../../src/renderer/operator/i18n/index.ts';
import { fakePin } from '../fakes/console.ts';
import { devices, live, models, sessions, turns, updates } from '../fakes/console-data.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { expectFits, shareStage, type StageSize } from '../e2e/support/stage.ts';

const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const gaps = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

describe('the operator’s console in a real browser', needs(missing), () => {
  const stage = shareStage();

  /** The kiosk's first screen, once it can be used. */
  async function kiosk(size: StageSize, dark = false): Promise<Page> {
    const page = await stage.page(size, { dark, still: true });
    await page.getByRole('button', { name: kioskTexts.en['attract.start'] }).waitFor();
    return page;
  }

  /** The console's door. */
  async function door(page: Page, language: Language = 'en'): Promise<void> {
    await page.keyboard.press('Control+Alt+KeyO');
    await page.getByTestId('console').waitFor();
    if (language !== 'en')
      await page.getByTestId('console').getByRole('combobox').selectOption(language);
  }

  async function unlocked(size: StageSize, language: Language = 'en', dark = false) {
    const page = await kiosk(size, dark);
    const t = consoleTexts[language];
    await door(page, language);
    await page.getByRole('group', { name: t['pin.keys'] }).waitFor();
    await page.keyboard.type(fakePin);
    await page.keyboard.press('Enter');
    await page.getByRole('tablist').waitFor();
    return {
      page,
      t,
      /** Opens a section, and looks whether all of it fits and can be used by everybody. */
      async section(
        id:
          | 'now'
          | 'people'
          | 'latency'
          | 'devices'
          | 'models'
          | 'catalog'
          | 'settings'
          | 'sessions'
          | 'logs'
          | 'backups'
          | 'updates'
          | 'restart',
      ) {
        await page.getByRole('tab', { name: t[`section.${id}`], exact: true }).click();
        return page.getByRole('tabpanel', { name: t[`section.${id}`] });
      },
      look: async (name: string) => {
        await stage.shot(page, `console-${size}-${language}-${name}`);
        await expectFits(page);
        expect(await violations(page)).toEqual([]);
      },
      button: (key: ConsoleTextKey) => page.getByRole('button', { name: t[key], exact: true }),
    };
  }

  async function violations(page: Page): Promise<unknown> {
    await page.evaluate(axe);
    return page.evaluate(`axe.run('.console-over').then(({ violations }) =>
      violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))]))`);
  }

  const asked = (method: string) => stage.console().asked(method);

  test('the hidden gesture opens it over a conversation, which goes on untouched', async () => {
    const page = await stage.page('counter');
    const loaded: string[] = [];
    page.on('request', (request) => void loaded.push(request.url()));
    await page.getByRole('button', { name: kioskTexts.en['attract.start'] }).click();
    const end = page.getByRole('button', { name: kioskTexts.en['controls.end'] });
    await end.waitFor();
    const calls = () => stage.engine().calls.map(({ method }) => method);
    const hold = async (ms: number) => {
      await page.mouse.move(40, 40);
      await page.mouse.down();
      await page.waitForTimeout(ms);
      await page.mouse.up();
    };
    // Whatever stands in the other corner.
    const tap = () => page.mouse.click(1_225, 44);
    await page.evaluate(
      `addEventListener('click', () => (globalThis.clicks = (globalThis.clicks ?? 0) + 1))`,
    );
    const clicks = () => page.evaluate('globalThis.clicks');
    // A shorter hold, as people make by chance, opens nothing, and the page has its clicks.
    await hold(500);
    await tap();
    expect(await clicks()).toBe(2);
    expect(loaded.filter((url) => url.endsWith('.css'))).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: kioskTexts.en['attract.start'] }).click();
    await end.waitFor();
    loaded.length = 0;
    await page.evaluate(
      `addEventListener('click', () => (globalThis.clicks = (globalThis.clicks ?? 0) + 1))`,
    );
    // The page has sound by then, on a connection of its own.
    await expect.poll(() => calls().slice(-2)).toEqual(['open', 'listen']);
    const before = calls();
    const title = page.getByRole('heading', { name: consoleTexts.en.title });
    // A machine at its limits may be too slow for the tap; a person would try again as well.
    for (let tries = 0; tries < 4 && (await title.count()) === 0; tries += 1) {
      await hold(holdMs + 150);
      await tap();
      await title.waitFor({ timeout: 2_000 }).catch(() => {});
    }
    await title.waitFor();
    // None of it was a click for the page, and its own code and looks come only now.
    expect(await clicks()).toBeUndefined();
    expect(loaded.filter((url) => url.endsWith('.css'))).toHaveLength(1);
    await page.keyboard.press('Escape');
    await title.waitFor({ state: 'detached' });
    await end.waitFor();
    expect(calls()).toEqual(before);
    expect(await page.locator('#root[inert]').count()).toBe(0);
  });

  test('the PIN pad takes fingers and keys, shows dots only, and says what is wrong', async () => {
    const t = consoleTexts.en;
    const page = await kiosk('phone', true);
    await door(page);
    await expectFits(page);
    const pad = page.getByRole('group', { name: t['pin.keys'] });
    for (const digit of ['1', '3'])
      await pad.getByRole('button', { name: digit, exact: true }).click();
    await page.keyboard.type('57');
    await page.getByLabel(gaps(t['pin.typed'], { count: 4 })).waitFor();
    await stage.shot(page, 'console-phone-en-pin');
    expect(await violations(page)).toEqual([]);
    const shown = await page.getByTestId('console').innerText();
    expect(shown.replaceAll(/^\d$/gm, '')).not.toMatch(/\d/);
    await page.getByRole('button', { name: t['pin.open'], exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.filter({ hasText: gaps(t['pin.left'], { count: 4 }) }).waitFor();
    await page.getByLabel(gaps(t['pin.typed'], { count: 0 })).waitFor();

    stage.console().gate({ triesLeft: 1 });
    await page.keyboard.type('1111');
    await page.keyboard.press('Enter');
    await alert.filter({ hasText: t['pin.wait.title'] }).waitFor();
    await stage.shot(page, 'console-phone-en-wait');
    expect(await pad.count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByTestId('console').waitFor({ state: 'detached' });

    stage.console().gate({ pinSet: false, waitMs: 0 });
    await door(page);
    await page.getByText('vaani pin set').waitFor();
    await stage.shot(page, 'console-phone-en-no-pin');
  });

  test('it locks itself, and nothing of what was shown is left on the page', async () => {
    const { page, t, section } = await unlocked('counter');
    await section('sessions');
    const [first] = sessions;
    await page
      .getByText(first?.excerpt ?? '')
      .first()
      .click();
    await page.getByText(t['sessions.redacted']).waitFor();
    stage.console().lock('idle');
    await page.getByText(t['locked.idle']).waitFor();
    expect(await page.getByTestId('console').innerText()).not.toContain(first?.excerpt);
    for (const digit of fakePin)
      await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: t['pin.open'], exact: true }).click();
    await page.getByRole('tablist').waitFor();
    await page.getByRole('button', { name: t.leave }).click();
    await page.getByTestId('console').waitFor({ state: 'detached' });
    await expect.poll(() => asked('lock')).toHaveLength(1);
  });

  test('now, people and speed on an upright screen in Hindi', async () => {
    const { page, t, section, look } = await unlocked('totem', 'hi', true);
    await page.getByRole('article').first().waitFor();
    await look('now');
    stage.console().live({
      ...live,
      seats: live.seats.slice(0, 1).map((seat) => ({ ...seat, status: 'hearing' })),
    });
    await page.getByRole('heading', { name: t['status.hearing'] }).waitFor();

    const panel = await section('latency');
    const chart = panel.getByRole('img');
    const bars = () => chart.locator('rect').count();
    await chart.waitFor();
    const before = await bars();
    await look('latency');
    for (const turn of turns(40, Date.now()))
      stage.console().emit('latency', { ...turn, hearMs: null });
    await expect.poll(bars).not.toBe(before);

    await section('people');
    await page.getByRole('textbox').fill('Asha');
    await page.keyboard.press('Enter');
    stage.desk().put({ id: 'e1', topic: 'Loan' });
    const person = page.getByRole('article', { name: 'Loan' });
    await person.waitFor();
    await look('people');
    await section('now');
    await page.getByRole('tab', { name: t['people.waiting'] }).click();
    await person.getByRole('button', { name: deskTexts.hi['case.accept'] }).click();
    await person.getByText(gaps(deskTexts.hi['case.by'], { name: 'Asha' })).waitFor();
    expect(asked('accept')).toEqual([{ id: 'e1' }]);
  });

  test('devices and models on a wide screen in Bengali', async () => {
    const { page, t, section, look, button } = await unlocked('wide', 'bn');
    await section('devices');
    await button('devices.level.start').click();
    await button('devices.level.stop').waitFor();
    for (const rms of [0.04, 0.06, 0.08]) {
      stage.console().emit('level', { source: 'person', rms, on: true });
    }
    await page.getByText(t['level.good']).waitFor();
    await look('devices');
    await button('devices.play').click();
    const speaker = page.getByRole('radiogroup', { name: t['devices.output'] });
    await speaker.getByLabel(devices.outputs[1]?.name ?? '').check();
    await button('devices.use').click();
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: t.back }).click();
    expect(asked('devices.choose')).toEqual([]);
    await button('devices.use').click();
    await question.getByRole('button', { name: t['devices.use'] }).click();
    await question.waitFor({ state: 'detached' });
    expect(asked('devices.choose')).toEqual([
      { input: devices.chosen.input, output: devices.outputs[1]?.name },
    ]);
    expect(asked('devices.play')).toEqual([{ language: 'bn' }]);

    await section('models');
    await page.getByRole('checkbox').first().check();
    await look('models');
    await page.getByRole('button', { name: '71 MB' }).click();
    await question.getByRole('button', { name: t['models.install.yes'] }).click();
    await expect.poll(() => asked('models.install')).toEqual([{ ids: ['stt-hi'] }]);
    const loading = { id: 'stt-hi', title: 'Hindi', bytes: 30e6, totalBytes: 71e6, detail: null };
    stage.console().models({
      models,
      job: { kind: 'install', progress: [{ ...loading, state: 'downloading' }] },
      last: null,
    });
    await page.getByText('30 MB / 71 MB').waitFor();
    await button('models.stop').click();
    await expect.poll(() => asked('models.stop')).toHaveLength(1);
    stage.console().models({ models, job: null, last: { ok: false, text: 'the disk is full' } });
    await page.getByText('the disk is full').waitFor();
  });

  test('catalog and settings on a counter', async () => {
    const { page, t, section, look, button } = await unlocked('counter');
    await section('catalog');
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    const input = page.locator('input[type=file]');
    await input.setInputFiles(file('products.xlsx', 'x'));
    await page.getByText(t['catalog.refused.format']).waitFor();
    await input.setInputFiles(file('products.csv', 'sku,price\nSHOE-11,2499\n'));
    await page.locator('[data-change=changed]').first().waitFor();
    await look('catalog');
    // Before and after of a field are told apart without colours, too.
    expect(
      await page.locator('[data-change=changed]').first().locator('del, ins').allInnerTexts(),
    ).toEqual(['2799', '2499', '0', '24']);
    await page.getByRole('switch').click();
    await expect
      .poll(() => asked('catalog.preview'))
      .toEqual([
        { upload: 'u1', replace: false },
        { upload: 'u1', replace: true },
      ]);
    await button('preview.apply').click();
    const question = page.getByRole('alertdialog');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(asked('catalog.apply')).toEqual([]);
    await button('preview.apply').click();
    await question.getByRole('button', { name: t['preview.apply'] }).click();
    await page.getByText('retail-import-2.db').waitFor();
    expect(asked('catalog.apply')).toEqual([{ preview: 'p1' }]);
    stage.console().badFile();
    await input.setInputFiles(file('products.csv', 'sku,price\nSHOE-11,cheap\n'));
    await page.getByText(gaps(t['preview.line'], { line: 19 })).waitFor();
    expect(await button('preview.apply').isDisabled()).toBe(true);

    await section('settings');
    const setting = (key: string) => page.locator(`[data-setting="${key}"]`);
    await setting('interruption')
      .getByRole('button', { name: t['option.interruption.low'] })
      .click();
    await expect.poll(() => asked('settings.set')).toEqual([{ key: 'interruption', value: 'low' }]);
    await look('settings');
    const idle = setting('idle');
    const ask = idle.getByLabel(t['setting.idle.askAfterS'], { exact: true });
    await ask.fill('9');
    await idle.getByText(t['setting.invalid']).waitFor();
    expect(await idle.getByRole('button', { name: t.save }).isDisabled()).toBe(true);
    await ask.fill('40');
    await idle
      .getByRole('button', { name: gaps(t['setting.more'], { name: t['setting.idle.endAfterS'] }) })
      .click();
    await idle.getByRole('button', { name: t.save }).click();
    await expect
      .poll(() => asked('settings.set').at(-1))
      .toEqual({
        key: 'idle',
        value: { askAfterS: 40, endAfterS: 65 },
      });
    const packs = setting('packs');
    await packs
      .getByRole('button', { name: gaps(t['setting.up'], { name: t['option.packs.dining'] }) })
      .click();
    stage.console().failNext('settings.set', 'invalid', '"packs" must be a list');
    await packs.getByRole('button', { name: t.save }).click();
    await packs.getByText('"packs" must be a list').waitFor();
    // What was meant is still there, to be tried again.
    await packs.getByRole('button', { name: t.save }).click();
    await expect
      .poll(() => asked('settings.set').at(-1))
      .toEqual({
        key: 'packs',
        value: ['dining', 'retail'],
      });
    await packs.getByText(t['setting.waits']).waitFor();
    await packs.getByRole('button', { name: t['setting.reset'] }).click();
    await expect.poll(() => asked('settings.unset')).toEqual([{ key: 'packs' }]);
  });

  test('sessions, log, backups and restart on a phone in Marathi', async () => {
    const { page, t, section, look, button } = await unlocked('phone', 'mr', true);
    await section('sessions');
    const rows = page.getByRole('tabpanel').getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(30);
    await look('sessions');
    await button('sessions.more').click();
    await expect.poll(() => rows.count()).toBe(sessions.length);
    await page.getByLabel(t['sessions.search']).fill('ऑर्डर कुठे');
    await expect.poll(() => rows.count()).toBeLessThan(10);
    await rows.first().getByRole('button').click();
    await page.getByText(t['sessions.redacted']).waitFor();
    await button('sessions.back').click();
    expect(await page.getByLabel(t['sessions.search']).inputValue()).toBe('ऑर्डर कुठे');

    await section('logs');
    const line = page.locator('li[data-level=error]');
    await line.waitFor();
    await look('logs');
    const fresh = { number: 99, at: Date.now(), name: 'kiosk', text: 'a fresh line', fields: '' };
    stage.console().emit('log', { lines: [{ ...fresh, level: 'warn' }] });
    await page.getByText('a fresh line').waitFor();
    await page.getByLabel(t['logs.level']).selectOption('error');
    await page.locator('li[data-level=info]').first().waitFor({ state: 'detached' });
    expect(asked('logs').at(-1)).toMatchObject({ level: 'error', follow: true });

    await section('backups');
    await button('backups.make').click();
    await page.getByText(t['backups.kind.asked']).waitFor();
    await look('backups');
    const restore = page.getByRole('button', { name: 'retail' });
    await restore.last().click();
    const question = page.getByRole('alertdialog');
    await question.getByText(t['backups.ask.lost']).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe(t.back);
    await look('restore');
    expect(asked('backups.restore')).toEqual([]);
    await question.getByRole('button', { name: t['backups.restore'] }).click();
    await page.getByText(t['backups.chosen.next-start']).waitFor();

    await section('restart');
    await button('restart.app.do').click();
    stage.console().failNext('restart', 'unavailable', 'start it by hand');
    await question.getByRole('button', { name: t['restart.app.do'] }).click();
    await page.getByText('start it by hand').waitFor();
    await button('restart.speech.do').click();
    await question.getByRole('button', { name: t['restart.speech.do'] }).click();
    await page.getByText(t['restart.speech.done']).waitFor();
    await look('restart');
    expect(asked('restart')).toEqual([{ what: 'app' }, { what: 'speech' }]);
  });

  test('updates from a stick, on a counter in Marathi: put on, gone wrong, waiting, and gone back', async () => {
    const { page, t, section, look, button } = await unlocked('counter', 'mr');
    const console = stage.console();
    await section('updates');
    await button('updates.look').click();
    await page.getByText(t['updates.looking']).waitFor();
    const put = (version: string) => page.getByRole('button', { name: version });
    // What does not fit cannot be pressed; what was taken back here is asked for again.
    expect(await put('0.8.0').count()).toBe(0);
    await put('0.6.1').click();
    const question = page.getByRole('alertdialog');
    await question.getByText(t['updates.apply.failed-before']).waitFor();
    await question.getByRole('button', { name: t.back }).click();
    await put('0.7.0').click();
    expect(asked('updates.apply')).toEqual([]);
    await question.getByRole('button', { name: t['updates.apply'] }).click();
    await question.waitFor({ state: 'detached' });
    const [path] = updates.bundles
      .filter(({ version }) => version === '0.7.0')
      .map((one) => one.path);
    expect(asked('updates.apply')).toEqual([{ path, again: false }]);
    const job = { kind: 'copy', path: path ?? '', version: '0.7.0', total: 412e6 } as const;
    console.updates({ ...updates, job: { ...job, copied: 103e6 } });
    await page.getByText('103 MB / 412 MB').waitFor();
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('0.25');
    expect(await put('0.7.0').isDisabled()).toBe(true);
    const last = { kind: 'copy', ok: false, code: 'stick-gone', text: 'it ended early' } as const;
    console.updates({ ...updates, last });
    await page.getByRole('alert').getByText(t['updates.todo.stick-gone']).waitFor();
    const online = { kind: 'ready', version: '0.7.1' } as const;
    console.updates({ ...updates, waiting: '0.7.0', last: { ...last, ok: true }, online });
    const next = page.getByText(gaps(t['updates.waiting'], { version: '0.7.0' }));
    await next.waitFor();
    await look('updates');
    const back = gaps(t['updates.back'], { version: '0.5.2' });
    await page.getByRole('button', { name: back }).click();
    expect(asked('updates.rollBack')).toEqual([]);
    await question.getByRole('button', { name: back }).click();
    await expect.poll(() => asked('updates.rollBack')).toHaveLength(1);
    await button('section.restart').click();
    await button('restart.app.do').waitFor();
    await expect.poll(() => asked('updates').at(-1)).toEqual({ watch: false });

    console.failNext('updates', 'not-here');
    await section('updates');
    await page.getByText('git pull').waitFor();
  });

  test('a lost line is said, and the console opens again with the PIN', async () => {
    const { page, t } = await unlocked('counter');
    stage.server().admit(503);
    stage.console().drop();
    await page.getByRole('tablist').waitFor({ state: 'detached' });
    stage.server().admit(true);
    await page.getByText(t['locked.line']).waitFor();
  });

  test('with the keyboard alone: sections by arrows, the body by tab', async () => {
    const { page, t } = await unlocked('counter');
    await page.getByRole('tab', { name: t['section.now'] }).focus();
    for (const next of ['people', 'latency', 'devices', 'models'] as const) {
      await page.keyboard.press('ArrowDown');
      await page.locator('[role=tab]:focus', { hasText: t[`section.${next}`] }).waitFor();
    }
    // Looked at, not opened.
    expect(asked('models')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: t['role.voice'] }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.closest('[role=tabpanel]') !== null`)).toBe(
      true,
    );
  });
});
