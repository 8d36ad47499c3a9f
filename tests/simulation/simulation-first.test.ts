import { expect, test, vi } from 'vitest';

vi.mock('../../src/main/speech/load.ts', async () => (await import('./mocks.ts')).load);
vi.mock('../../src/main/speech/devices.ts', async () => (await import('./mocks.ts')).devices);
vi.mock(
  '../../src/main/speech/audio/resample.ts',
  async () => (await import('./mocks.ts')).resample,
);
vi.mock('../../src/main/speech/echo/load.ts', async () => (await import('./mocks.ts')).echo);
vi.mock('../../src/main/speech/tts/espeak.ts', async () => (await import('./mocks.ts')).espeak);

const { testVisits } = await import('./visits.ts');
const { traceOf } = await import('./runs.ts');

const shop = testVisits(0);

test('the same seed gives the same visit, moment by moment', async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const trace = await traceOf(seed, shop());
    expect(trace.length).toBeGreaterThan(20);
    expect(await traceOf(seed, shop())).toEqual(trace);
  }
});
