import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { chatTurnSchema } from '../../src/contract/web-api.ts';
import { createPlaces } from '../../src/main/engine/places.ts';
import type { Seat } from '../../src/main/engine/seat.ts';
import { SessionClosedError } from '../../src/main/engine/session.ts';
import { allWell, createFakeSpeechClient } from '../fakes/speech-client.ts';
import { seatIn } from '../support/seat.ts';
import { openShop } from '../support/shop.ts';

/** Places on real seats of a shop; which seats wait for a screen is noted. */
function house() {
  const shop = openShop();
  const speech = createFakeSpeechClient();
  const seats = new Map<string, Seat>();
  const inUse = new Map<string, number>();
  const count = (seat: Seat, by: number) =>
    void inUse.set(seat.token, (inUse.get(seat.token) ?? 0) + by);
  const forgotten: string[] = [];
  const places = createPlaces(
    {
      take(token, language = 'en') {
        const known = token === undefined ? undefined : seats.get(token);
        const seat = known ?? seatIn(shop, { speech: null, language });
        seats.set(seat.token, seat);
        count(seat, 1);
        return { seat, resumed: known !== undefined };
      },
      leave: (seat) => count(seat, -1),
      find: (token) => seats.get(token),
      forget(seat) {
        seats.delete(seat.token);
        forgotten.push(seat.token);
      },
    },
    speech,
    () => [],
  );
  onTestFinished(async () => {
    for (const seat of seats.values()) await seat.close();
    shop[Symbol.dispose]();
  });
  return { shop, speech, seats, places, inUse, forgotten };
}

describe('a place without a screen', () => {
  test('takes turns of one conversation, and a change is made after its yes', async () => {
    const { places, inUse, shop } = house();
    const { resumeToken, resumed } = places.open({});
    expect(resumed).toBe(false);
    const say = async (text: string) => {
      const { turn, stages } = await places.chat(resumeToken, { text });
      expect(stages.understandMs).toBeGreaterThan(0);
      // As a program gets it.
      expect(chatTurnSchema.strict().parse(JSON.parse(JSON.stringify(turn)))).toBeDefined();
      return turn;
    };
    await say('cancel order 1042');
    const asked = await say('4321');
    expect(asked.pending?.title).toContain('1042');
    expect(asked.receipts).toEqual([]);
    const done = await say('yes');
    expect(done.pending).toBeNull();
    expect(done.receipts).toHaveLength(1);
    expect(done.receipts[0]).toMatchObject({ action: 'cancel_order', replayed: false });
    expect(JSON.stringify(done)).not.toContain('idempotencyKey');
    const status = shop.db.get('SELECT status FROM orders WHERE id = :id', { id: '1042' });
    expect(status).toMatchObject({ status: 'cancelled' });
    // Between the turns it waits as without a screen.
    expect(inUse.get(resumeToken)).toBe(0);
    expect(places.view(resumeToken)?.turns.length).toBe(6);
    expect(places.open({ resumeToken })).toEqual({ resumeToken, resumed: true });
  });

  test('speaks the language that is asked for', async () => {
    const { places } = house();
    const { resumeToken } = places.open({ language: 'hi' });
    expect(places.view(resumeToken)?.language).toBe('hi');
    const { turn } = await places.chat(resumeToken, { text: 'hello', language: 'mr' });
    expect(turn.language).toBe('mr');
  });

  test('serves the trades of the kiosk and no others', async () => {
    const { places } = house();
    const { resumeToken } = places.open({});
    await places.chat(resumeToken, { text: 'hello', pack: 'retail' });
    await expect(places.chat(resumeToken, { text: 'hello', pack: 'circus' })).rejects.toMatchObject(
      {
        code: 'unknown-pack',
        message: expect.stringContaining('"retail"'),
      },
    );
  });

  test('that has ended takes no turn, also when it ends in the middle of one', async () => {
    const { places, seats, inUse, forgotten } = house();
    const { resumeToken } = places.open({});
    const { session } = seats.get(resumeToken) ?? {};
    if (!session) throw new Error('there is no such seat');
    vi.spyOn(session, 'say').mockRejectedValueOnce(new SessionClosedError());
    await expect(places.chat(resumeToken, { text: 'hello' })).rejects.toMatchObject({
      code: 'ended',
    });
    await places.end(resumeToken);
    expect(inUse.get(resumeToken)).toBe(0);
    expect(forgotten).toEqual([resumeToken]);
    expect(places.view(resumeToken)).toBeUndefined();
    await expect(places.chat(resumeToken, { text: 'hello' })).rejects.toMatchObject({
      code: 'gone',
    });
    await places.end(resumeToken);
    expect(forgotten).toHaveLength(1);
  });
});

test('a kiosk is well when it hears and speaks, and says what it cannot', () => {
  const { places, speech } = house();
  expect(places.health()).toEqual({
    status: 'ok',
    speech: { up: true, hears: ['en'], speaks: true },
    models: [],
  });
  speech.setStatus({ vad: { ...allWell.vad, ok: false } });
  expect(places.health()).toMatchObject({ status: 'degraded', speech: { hears: [] } });
  speech.setUp(false);
  expect(places.health()).toMatchObject({
    status: 'degraded',
    speech: { up: false, speaks: false },
  });
});
