import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { loadVits } from '../../src/main/speech/tts/index.ts';

const asked = vi.hoisted(() => [] as { text: string; speed: number }[]);

vi.mock('../../src/main/speech/sherpa.ts', () => ({
  loadSherpa: () => ({
    OfflineTts: {
      createAsync: async () => ({
        sampleRate: 16_000,
        async generateAsync(request: (typeof asked)[number]) {
          asked.push({ text: request.text, speed: request.speed });
          return { samples: new Float32Array(16_000).fill(0.5), sampleRate: 16_000 };
        },
      }),
    },
  }),
}));

it('a voice of sherpa-onnx is asked for the speed of each sentence', async () => {
  const file = fileURLToPath(import.meta.url);
  const voice = await loadVits({ languages: ['en'], name: 'any', model: file, tokens: file });
  const { signal } = new AbortController();
  let samples = 0;
  const onAudio = (piece: Float32Array) => {
    samples += piece.length;
  };
  await voice.speak({ text: 'Slow.', language: 'en', rate: 0.64, signal, onAudio });
  await voice.speak({ text: 'Fast.', language: 'en', rate: 1.5, signal, onAudio });
  expect(asked).toEqual([
    { text: 'Slow.', speed: 0.64 },
    { text: 'Fast.', speed: 1.5 },
  ]);
  expect(samples).toBe(32_000);
});
