import { vi } from 'vitest';

vi.mock('../../src/main/speech/load.ts', async () => (await import('./mocks.ts')).load);
vi.mock('../../src/main/speech/devices.ts', async () => (await import('./mocks.ts')).devices);
vi.mock(
  '../../src/main/speech/audio/resample.ts',
  async () => (await import('./mocks.ts')).resample,
);
vi.mock('../../src/main/speech/echo/load.ts', async () => (await import('./mocks.ts')).echo);
vi.mock('../../src/main/speech/tts/espeak.ts', async () => (await import('./mocks.ts')).espeak);

const { testVisits } = await import('./visits.ts');

testVisits(1);
