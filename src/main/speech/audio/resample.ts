import create from '@echogarden/speex-resampler-wasm';
import { assert } from '../../kernel/errors.ts';
import { concat } from './pcm.ts';

/** The part of the Speex resampler's WASM module that is used here; the package ships no types. */
interface SpeexModule {
  readonly HEAPF32: Float32Array;
  readonly HEAP32: Int32Array;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  _speex_resampler_init(
    channels: number,
    inRate: number,
    outRate: number,
    quality: number,
    error: number,
  ): number;
  _speex_resampler_destroy(state: number): void;
  _speex_resampler_skip_zeros(state: number): number;
  _speex_resampler_get_input_latency(state: number): number;
  _speex_resampler_process_float(
    state: number,
    channel: number,
    input: number,
    inputLength: number,
    output: number,
    outputLength: number,
  ): number;
}

/** Converts one mono stream from one rate to another, keeping its state between calls. */
export interface Resampler {
  process(samples: Float32Array): Float32Array;
  /** The samples still inside the filter; call once, at the end. */
  flush(): Float32Array;
  /** Gives the WASM memory back. */
  close(): void;
}

/** Makes resamplers; loading the WASM module is the only asynchronous step. */
export type ResamplerFactory = (inRate: number, outRate: number) => Resampler;

/** Samples handled by one call into WASM; longer input goes in several. */
const blockSamples = 4_096;
/** Speex quality 0 to 10; 5 is transparent for speech and costs well under 1 % of a core. */
const quality = 5;

let speex: Promise<SpeexModule> | undefined;

export async function loadResampler(): Promise<ResamplerFactory> {
  speex ??= create() as Promise<SpeexModule>;
  const module = await speex;
  return (inRate, outRate) =>
    inRate === outRate ? passThrough : createSpeexResampler(module, inRate, outRate);
}

/** Converts a whole clip. */
export async function resampleAll(
  samples: Float32Array,
  inRate: number,
  outRate: number,
): Promise<Float32Array> {
  const resampler = (await loadResampler())(inRate, outRate);
  try {
    return concat([resampler.process(samples), resampler.flush()]);
  } finally {
    resampler.close();
  }
}

const passThrough: Resampler = {
  process: (samples) => samples,
  flush: () => new Float32Array(0),
  close() {},
};

function createSpeexResampler(m: SpeexModule, inRate: number, outRate: number): Resampler {
  assert(inRate > 0 && outRate > 0, 'rates are positive');
  const outBlock = Math.ceil((blockSamples * outRate) / inRate) + 64;
  // One allocation: input, output, the two lengths and the error code.
  const memory = m._malloc(4 * (blockSamples + outBlock + 3));
  const input = memory;
  const output = input + 4 * blockSamples;
  const lengths = output + 4 * outBlock;
  const state = m._speex_resampler_init(1, inRate, outRate, quality, lengths + 8);
  assert(state !== 0, `the resampler accepts ${inRate} to ${outRate} Hz`);
  m._speex_resampler_skip_zeros(state);
  let open = true;

  function process(samples: Float32Array): Float32Array {
    assert(open, 'the resampler is open');
    const parts: Float32Array[] = [];
    let offset = 0;
    while (offset < samples.length) {
      const block = samples.subarray(offset, offset + blockSamples);
      // The heap views are read anew each time: growing the memory replaces them.
      m.HEAPF32.set(block, input / 4);
      m.HEAP32[lengths / 4] = block.length;
      m.HEAP32[lengths / 4 + 1] = outBlock;
      const code = m._speex_resampler_process_float(state, 0, input, lengths, output, lengths + 4);
      assert(code === 0, `the resampler works (code ${code})`);
      const consumed = m.HEAP32[lengths / 4] ?? 0;
      const produced = m.HEAP32[lengths / 4 + 1] ?? 0;
      assert(consumed > 0 || produced > 0, 'the resampler makes progress');
      parts.push(m.HEAPF32.slice(output / 4, output / 4 + produced));
      offset += consumed;
    }
    return parts.length === 1 && parts[0] ? parts[0] : concat(parts);
  }

  return {
    process,
    flush: () => process(new Float32Array(m._speex_resampler_get_input_latency(state))),
    close() {
      if (!open) return;
      open = false;
      m._speex_resampler_destroy(state);
      m._free(memory);
    },
  };
}
