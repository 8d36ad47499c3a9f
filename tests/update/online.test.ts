import { describe, expect, test, vi } from 'vitest';
import { offerOf, requireSignedOffer, signatureLines } from '../../src/main/update/feed.ts';
import { createOnlineSchedule, quietMs, tickMs } from '../../src/main/update/online.ts';
import type { OnlineOffer, OnlineUpdates } from '../../src/main/update/port.ts';
import { parseFeed } from '../../src/main/cli/update-make.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { makeKey, makeKiosk, type TestKiosk } from './support.ts';

/** As electron-builder writes it. */
const feed = (version: string, sha512 = 'aGVsbG8=') =>
  `version: ${version}\nfiles:\n  - url: Vaani-x86_64.AppImage\n    sha512: ${sha512}\n    size: 120000000\n    blockMapSize: 130000\npath: Vaani-x86_64.AppImage\nsha512: ${sha512}\nreleaseDate: '2026-11-21T10:00:00.000Z'\n`;

function signed(kiosk: TestKiosk, version: string): OnlineOffer {
  const text = feed(version);
  return offerOf(parseFeed(text + signatureLines(offerOf(parseFeed(text)), kiosk.key)));
}

/** 10 in the morning, or 2 at night, of this machine's own time. */
const at = (hour: number) => new Date(2026, 10, 21, hour, 0).getTime();

function setUp(
  kiosk: TestKiosk,
  {
    hour = 10,
    offer = null as OnlineOffer | null,
    url = 'https://updates.example/kiosk' as string | null,
  } = {},
) {
  const clock = manualClock(at(hour));
  const online = {
    unsupported: null as string | null,
    check: vi.fn(async (_url: string) => offer),
    download: vi.fn(async (_signal: AbortSignal) => {}),
    install: vi.fn(async () => {}),
  } satisfies OnlineUpdates;
  const busy = { now: false };
  const schedule = createOnlineSchedule({
    online,
    store: kiosk.store,
    keys: kiosk.key.trusted,
    running: '1.0.0',
    url: () => url,
    isBusy: () => busy.now,
    clock,
    log: memoryLog().log,
  });
  const wait = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += tickMs) {
      clock.advance(tickMs);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { online, busy, schedule, wait };
}

describe('updates over the network', () => {
  test('are off without an address, and where they cannot be', async () => {
    using kiosk = makeKiosk();
    const without = setUp(kiosk, { url: null });
    await without.wait(2 * quietMs);
    expect(without.online.check).not.toHaveBeenCalled();
    expect(without.schedule.state()).toEqual({ kind: 'off', why: null });
    const other = setUp(kiosk);
    other.online.unsupported = 'installed from a package';
    await other.wait(2 * quietMs);
    await other.schedule.checkNow();
    expect(other.online.check).not.toHaveBeenCalled();
    expect(other.schedule.state()).toEqual({ kind: 'off', why: 'installed from a package' });
  });

  test('are asked for by day only when nobody has been here for a while, and once a day', async () => {
    using kiosk = makeKiosk();
    const { online, busy, wait } = setUp(kiosk);
    busy.now = true;
    await wait(quietMs * 2);
    expect(online.check).not.toHaveBeenCalled();
    busy.now = false;
    await wait(quietMs - 2 * tickMs);
    expect(online.check).not.toHaveBeenCalled();
    await wait(3 * tickMs);
    expect(online.check).toHaveBeenCalledExactlyOnceWith('https://updates.example/kiosk');
    await wait(12 * 3_600_000);
    expect(online.check).toHaveBeenCalledOnce();
    await wait(12 * 3_600_000);
    // The night has come.
    expect(online.check).toHaveBeenCalledTimes(2);
  });

  test('are downloaded in the background, and installed only when nobody is here', async () => {
    using kiosk = makeKiosk();
    const { online, busy, schedule, wait } = setUp(kiosk, {
      hour: 2,
      offer: signed(kiosk, '1.1.0'),
    });
    const stored = Promise.withResolvers<void>();
    online.download.mockReturnValueOnce(stored.promise);
    await wait(5 * tickMs);
    expect(schedule.state()).toEqual({ kind: 'downloading', version: '1.1.0' });
    busy.now = true;
    stored.resolve();
    await wait(3 * quietMs);
    expect(schedule.state()).toEqual({ kind: 'ready', version: '1.1.0' });
    expect(online.install).not.toHaveBeenCalled();
    busy.now = false;
    await wait(quietMs + tickMs);
    expect(online.install).toHaveBeenCalledOnce();
  });

  test.each([
    ['not signed', () => offerOf(parseFeed(feed('1.1.0')))],
    [
      'signed by a stranger',
      (kiosk: TestKiosk) => {
        const text = feed('1.1.0');
        return offerOf(
          parseFeed(
            text + signatureLines(offerOf(parseFeed(text)), makeKey(kiosk.root, 'stranger')),
          ),
        );
      },
    ],
    [
      'another file than was signed',
      (kiosk: TestKiosk) => ({
        ...signed(kiosk, '1.1.0'),
        signed: offerOf(parseFeed(feed('1.1.0', 'ZXZpbA=='))).signed,
      }),
    ],
    [
      'another version than was signed',
      (kiosk: TestKiosk) => ({
        ...signed(kiosk, '1.1.0'),
        signed: offerOf(parseFeed(feed('1.2.0'))).signed,
      }),
    ],
    ['not newer than what ran here', (kiosk: TestKiosk) => signed(kiosk, '0.9.0')],
  ])(
    'that are %s are not even downloaded, and not asked for again at once',
    async (_what, offer) => {
      using kiosk = makeKiosk();
      const { online, schedule, wait } = setUp(kiosk, { offer: offer(kiosk) });
      await wait(2 * quietMs);
      expect(online.check).toHaveBeenCalledOnce();
      expect(online.download).not.toHaveBeenCalled();
      expect(schedule.state()).toMatchObject({ kind: 'waiting', lastProblem: expect.any(String) });
    },
  );

  test('that cannot be fetched are tried again later', async () => {
    using kiosk = makeKiosk();
    const { online, wait } = setUp(kiosk, { hour: 10 });
    online.check.mockRejectedValue(new Error('net::ERR_INTERNET_DISCONNECTED'));
    await wait(quietMs + tickMs);
    expect(online.check).toHaveBeenCalledOnce();
    await wait(3_600_000);
    expect(online.check).toHaveBeenCalledOnce();
    await wait(3_600_000 + quietMs);
    expect(online.check).toHaveBeenCalledTimes(2);
  });

  test('end with the kiosk', async () => {
    using kiosk = makeKiosk();
    const { online, schedule, wait } = setUp(kiosk);
    schedule.close();
    await wait(2 * quietMs);
    expect(online.check).not.toHaveBeenCalled();
  });
});

test('a feed is signed as a whole, but for its share of the kiosks', () => {
  using kiosk = makeKiosk();
  const text = feed('1.1.0');
  const lines = signatureLines(offerOf(parseFeed(text)), kiosk.key);
  requireSignedOffer(
    offerOf(parseFeed(`${text}stagingPercentage: 10\n${lines}`)),
    kiosk.key.trusted,
  );
  expect(() => offerOf(parseFeed('<html>404</html>'))).toThrow('no');
  expect(() => offerOf({ version: '1.1.0', files: [] })).toThrow();
});
