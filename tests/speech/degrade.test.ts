import { describe, expect, it } from 'vitest';
import type { SpeechConfig, SpeechStatus } from '../../src/contract/speech.ts';
import { createDegrade } from '../../src/main/speech/degrade.ts';
import { emptyStatus, loadingDetail } from '../../src/main/speech/status.ts';

const config: SpeechConfig = {
  recognisers: [],
  vad: '/vad.onnx',
  voices: [],
  devices: null,
  denoiser: '/gtcrn.onnx',
  phraseCache: { folder: '/cache', maxBytes: 1 },
};
const part = { ok: true, name: 'x', detail: '' };
const loading = (what: keyof SpeechStatus): SpeechStatus => ({
  ...emptyStatus(''),
  [what]: { ...part, ok: false, detail: loadingDetail },
});

describe('a part that kills the process twice', () => {
  it('if it is noise suppression, is left out, and everything else stays', () => {
    const degrade = createDegrade();
    degrade.reduce(config);
    degrade.died(loading('noise'));
    expect(degrade.reduce(config)).toEqual(config);
    degrade.died(loading('noise'));
    expect(degrade.reduce(config)).toEqual({ ...config, denoiser: null });
    degrade.started();
    const told = degrade.explain({
      ...emptyStatus(''),
      noise: { ...part, name: 'off' },
      vad: part,
    });
    expect(told.noise.ok).toBe(false);
    expect(told.noise.detail).toMatch(/left out.*vaani models verify/);
    expect(told.vad).toEqual(part);
    expect(told.echo).toEqual(emptyStatus('').echo);
  });

  it('if it is the voice detection model, is replaced by loudness, which works and is said', () => {
    const degrade = createDegrade();
    degrade.reduce(config);
    for (let i = 0; i < 2; i++) degrade.died(loading('vad'));
    expect(degrade.reduce(config)).toEqual({ ...config, vad: null });
    const told = degrade.explain({ ...emptyStatus(''), vad: part });
    expect(told.vad.ok).toBe(true);
    expect(told.vad.detail).toMatch(/left out.*vaani models verify/);
  });
});
