import { z } from 'zod';
import type { Api } from '../../../../contract/rpc/api.ts';
import { languageSchema } from '../../../../contract/language.ts';
import { speechStatusSchema } from '../../../../contract/speech.ts';

const nothing = z.object({});

/** Things that happen in a kiosk under measurement. No words of anybody: only that there were some. */
export const markSchema = z.object({
  /** Events of the speech process, calls to it (`call:speak`), and `turn`: words of the person were taken for a turn. */
  name: z.string(),
  /** Wall time, ms: where it happened, or where the call was made. */
  at: z.number(),
  /** Of `heard`, `pause`: whether there were words. Of `audio-end`: whether all of it was said. */
  whole: z.boolean().optional(),
});
export type Mark = z.infer<typeof markSchema>;

/** What the bench asks of a kiosk that it started in a process of its own. */
export const measuredKioskApi = {
  calls: {
    /** Opens the whole kiosk with one screen; answers when it listens to the person. */
    begin: {
      params: z.object({
        packs: z.array(z.string()).min(1),
        language: languageSchema,
        /** For the databases. */
        folder: z.string(),
        audio: z.enum(['device', 'remote']),
        /** Where the trained classifiers are. */
        classifiers: z.array(z.string()),
      }),
      result: z.object({ listeningAt: z.number(), speech: speechStatusSchema }),
    },
    /** Types something to be answered. */
    ask: { params: z.object({ text: z.string() }), result: nothing },
    /** Ends what is being said. */
    hush: { params: nothing, result: nothing },
    /** Kills the speech process; answers, in ms since then, when the kiosk listens again. */
    crash: { params: nothing, result: z.object({ backMs: z.number() }) },
    /** Plays a WAV file into a remote microphone; answers when it was played. */
    play: { params: z.object({ file: z.string() }), result: nothing },
    /** Writes what a remote microphone and speaker carried since `begin` into these files. */
    recordings: {
      params: z.object({ microphone: z.string(), speaker: z.string() }),
      result: z.object({ startedAt: z.number() }),
    },
    /** Lag of the event loop since `begin`, and memory now. */
    figures: {
      params: nothing,
      result: z.object({
        lag: z.object({ samples: z.number(), p50: z.number(), p95: z.number(), max: z.number() }),
        mainMb: z.number(),
        speechMb: z.number().nullable(),
      }),
    },
  },
  events: { mark: markSchema },
} as const satisfies Api;
export type MeasuredKioskApi = typeof measuredKioskApi;
