import { z } from 'zod';
import { languageSchema } from './language.ts';
import type { Api } from './rpc/api.ts';

/**
 * What the speech process offers. A *channel* is one conversation's ears and mouth: either the
 * machine's own devices or a remote one (a browser, a WAV file) whose audio travels as binary
 * frames (see audio-frame.ts). An *utterance* is one answer spoken by Vaani, numbered by the caller.
 * Every `at` is wall time, ms since the epoch with fraction, taken where the thing happened.
 */

/** One part of the speech process and whether it works; `detail` says what to do when it does not. */
export const partStatusSchema = z.object({
  ok: z.boolean(),
  /** Which technology or device, e.g. "zipformer en", "espeak-ng", "default". */
  name: z.string(),
  detail: z.string(),
});
export type PartStatus = z.infer<typeof partStatusSchema>;

export const speechStatusSchema = z.object({
  microphone: partStatusSchema,
  speaker: partStatusSchema,
  vad: partStatusSchema,
  /** Languages that can be recognised, each by an installed model. */
  recognition: z.object({ ...partStatusSchema.shape, languages: z.array(languageSchema) }),
  voice: partStatusSchema,
  /**
   * What keeps Vaani's own voice out of its ears on this machine's devices. full-duplex: people may speak
   * over it · half-duplex: nothing is heard while it speaks, since the echo cannot be controlled ·
   * none: no device is used (remote channels bring their own).
   */
  echo: z.object({
    ...partStatusSchema.shape,
    mode: z.enum(['full-duplex', 'half-duplex', 'none']),
  }),
  /** Noise suppression: its model, or that it is off. */
  noise: partStatusSchema,
});
export type SpeechStatus = z.infer<typeof speechStatusSchema>;

/** Files of one streaming transducer recogniser, absolute paths. */
export const recogniserModelSchema = z.object({
  languages: z.array(languageSchema).min(1),
  name: z.string(),
  encoder: z.string(),
  decoder: z.string(),
  joiner: z.string(),
  tokens: z.string(),
  bpeVocab: z.string().optional(),
});
export type RecogniserModel = z.infer<typeof recogniserModelSchema>;

/** Files of one VITS voice for sherpa-onnx, absolute paths. */
export const voiceModelSchema = z.object({
  languages: z.array(languageSchema).min(1),
  name: z.string(),
  model: z.string(),
  tokens: z.string(),
  lexicon: z.string().optional(),
  /** Folder of espeak-ng-data, for voices that use its phonemes. */
  dataDir: z.string().optional(),
});
export type VoiceModel = z.infer<typeof voiceModelSchema>;

export const speechConfigSchema = z.object({
  recognisers: z.array(recogniserModelSchema),
  /** Absolute path of the Silero model, or null: then loudness alone says when someone speaks, and `status` says so. */
  vad: z.string().nullable(),
  voices: z.array(voiceModelSchema),
  /** Null: this process opens no audio device (web shell, files). Names as `doctor` lists them; "default" for the system's. */
  devices: z.object({ input: z.string(), output: z.string() }).nullable(),
  /** Absolute path of the noise suppression model; null: off, or not installed. */
  denoiser: z.string().nullable(),
  /** Where spoken sentences are kept from one start to the next, and how many bytes; null: in memory only. */
  phraseCache: z.object({ folder: z.string(), maxBytes: z.number().int().positive() }).nullable(),
  /** How little of a voice interrupts Vaani while it speaks; left out: normal. */
  interruption: z.enum(['low', 'normal', 'high']).optional(),
  /** What a rate, and a volume, of 1 mean here; left out: as the voice was made. */
  voice: z
    .object({ rate: z.number().min(0.5).max(2), volume: z.number().min(0.25).max(4) })
    .optional(),
});
export type SpeechConfig = z.infer<typeof speechConfigSchema>;

const channel = z.number().int().nonnegative();
const utterance = z.number().int().positive();
const at = z.number();
const nothing = z.object({});

export const speechApi = {
  calls: {
    /** Loads models and opens devices. May be called once; a part that fails is reported, not thrown. */
    start: { params: speechConfigSchema, result: speechStatusSchema },
    status: { params: nothing, result: speechStatusSchema },
    'channel.open': {
      params: z.object({ channel, kind: z.enum(['device', 'remote']), language: languageSchema }),
      result: nothing,
    },
    'channel.close': { params: z.object({ channel }), result: nothing },
    'channel.language': {
      params: z.object({ channel, language: languageSchema }),
      result: nothing,
    },
    /** Listening off: microphone audio is dropped and a started utterance of the person is forgotten. */
    'channel.listen': { params: z.object({ channel, on: z.boolean() }), result: nothing },
    /**
     * The person's turn is over: `heard` follows at once, unless they have gone on meanwhile. `force`: even
     * then, or where they have not paused (push-to-talk was let go).
     */
    'channel.end-turn': {
      params: z.object({ channel, force: z.boolean().default(false) }),
      result: nothing,
    },
    /** Words to expect, as they are said: names from the catalog. Used where the recogniser can; takes effect with the next stretch of speech. */
    'channel.hotwords': {
      params: z.object({ channel, words: z.array(z.string().max(80)).max(2_000) }),
      result: nothing,
    },
    /**
     * Speaks `text` (already in spoken form), sentence by sentence, after what is being said.
     * Returns at once; `audio-start` and `audio-end` tell the rest.
     */
    speak: {
      params: z.object({
        channel,
        utterance,
        text: z.string().min(1).max(10_000),
        language: languageSchema,
        /** 1 is normal; 0.8 slower, 1.2 faster. */
        rate: z.number().min(0.5).max(2).default(1),
        /** 1 is as loud as the voice is made, 2 twice its amplitude; loud parts are compressed, never clipped. */
        volume: z.number().min(0.25).max(4).default(1),
        /** Fills a gap: played at once when nothing before it is audible yet, dropped when anything is. */
        holding: z.boolean().default(false),
      }),
      result: nothing,
    },
    /**
     * Makes the speech of the first sentence of a text that may be spoken next, so that `speak` finds it
     * made. The next `prepare` of the channel, or `speak`, drops one that is not begun.
     */
    prepare: {
      params: z.object({
        channel,
        text: z.string().min(1).max(10_000),
        language: languageSchema,
        rate: z.number().min(0.5).max(2).default(1),
      }),
      result: nothing,
    },
    /** Sentences that are said often: made while nothing else is being made, and kept. */
    prerender: {
      params: z.object({
        language: languageSchema,
        texts: z.array(z.string().min(1).max(1_000)).max(500),
      }),
      result: nothing,
    },
    /** Lowers what is being said while the person speaks over it, or brings it back; it goes on either way. */
    duck: { params: z.object({ channel, on: z.boolean() }), result: nothing },
    /** Fades out and drops everything the channel is saying or was going to say. */
    silence: { params: z.object({ channel }), result: nothing },
    /**
     * Ends what the channel is saying after its present sentence (of a remote channel: after the last
     * one on its way there) and drops the rest: those utterances end not completed.
     */
    'finish-sentence': { params: z.object({ channel }), result: nothing },
    /** From a remote channel: what the far speaker really did with an utterance. */
    'playback.report': {
      params: z.object({ channel, utterance, state: z.enum(['started', 'ended']) }),
      result: nothing,
    },
  },
  events: {
    status: speechStatusSchema,
    /** The person began to speak. */
    'speech-start': z.object({ channel, at }),
    /** Words recognised so far in this stretch of speech. */
    partial: z.object({ channel, at, text: z.string() }),
    /**
     * The person fell silent 200 ms ago, and may be done: the words so far, whole. Then comes `resume`,
     * or `speech-end` and `heard`: after `channel.end-turn`, or by itself after 1.7 s.
     */
    pause: z.object({ channel, at, text: z.string(), confidence: z.number().min(0).max(1) }),
    resume: z.object({ channel, at }),
    /** The person stopped (end of the voiced part; the silence that proved it is not counted). */
    'speech-end': z.object({ channel, at }),
    /** Final words of one stretch of speech; empty text when nothing was recognised. */
    heard: z.object({
      channel,
      at,
      text: z.string(),
      /** 0 to 1: how likely it is that the words are right, or nearly so (speech/stt/confidence.ts). */
      confidence: z.number().min(0).max(1),
      /** Words that may be wrong, as ranges of `text` in UTF-16 units, end excluded. */
      unsure: z.array(z.tuple([z.number().int(), z.number().int()])).optional(),
      language: languageSchema,
      /** Length of the voiced part, ms. */
      durationMs: z.number(),
    }),
    /** About 20 a second while a channel is open; 0 to 1 of full scale. */
    level: z.object({ channel, source: z.enum(['person', 'vaani']), rms: z.number() }),
    /** The first sample of this utterance left for the speaker. */
    'audio-start': z.object({ channel, utterance, at }),
    /** A sentence of the utterance begins to be audible. */
    sentence: z.object({ channel, utterance, index: z.number().int(), text: z.string(), at }),
    /** The last sample was played (`completed`) or it was silenced. */
    'audio-end': z.object({
      channel,
      utterance,
      at,
      completed: z.boolean(),
      /** The text of the sentences that were audible, the cut one included. */
      heardText: z.string(),
      /** The text from the beginning of the cut sentence to the end; empty when all was audible. */
      rest: z.string(),
      /** Set when the voice failed and nothing, or not all, was spoken. */
      failure: z.string().optional(),
    }),
    /** Said once in a while, not more than every 10 s: why the person is hard to hear. */
    hint: z.object({ channel, kind: z.enum(['too-quiet', 'clipping']) }),
    /** A remote channel's player must lower its volume, or bring it back (`duck`). */
    'playback.duck': z.object({ channel, on: z.boolean() }),
    /** A remote channel's player must stop at once and drop what it holds (after `silence`). */
    'playback.stop': z.object({ channel }),
    /** All audio of a remote utterance has been sent. */
    'playback.complete': z.object({ channel, utterance }),
  },
} as const satisfies Api;
export type SpeechApi = typeof speechApi;
