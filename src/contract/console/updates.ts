import { z } from 'zod';

/** Bringing a newer version to an installed kiosk, as the console sees it: from a stick, or over the network. */

/**
 * Whether a bundle may be put on this kiosk. fits · here: it is the version that runs, or starts next ·
 * old: something newer ran here · needs-newer: `minimumVersion` has to come first · other-machine: made for
 * another system or processor · failed-before: it was taken back here, and is taken again only when asked to ·
 * unusable: damaged, or signed by nobody who is trusted; `text` says which.
 */
export const updateVerdicts = [
  'fits',
  'here',
  'old',
  'needs-newer',
  'other-machine',
  'failed-before',
  'unusable',
] as const;
export type UpdateVerdict = (typeof updateVerdicts)[number];

export const updateBundleSchema = z.object({
  /** Names it to `updates.apply`. */
  path: z.string(),
  /** Null where it is unusable, as are the next three. */
  version: z.string().nullable(),
  /** When it was made, ISO 8601. */
  created: z.string().nullable(),
  /** What is copied of it, bytes. */
  bytes: z.number().nullable(),
  /** What has to run before it can be put on; null: any version. */
  minimumVersion: z.string().nullable(),
  verdict: z.enum(updateVerdicts),
  /** Why it is not taken; empty when it fits. */
  text: z.string(),
});
export type UpdateBundle = z.infer<typeof updateBundleSchema>;

/** Updates over the network. */
export const updatesOnlineSchema = z.discriminatedUnion('kind', [
  /** `why`: this installation cannot; null: no address was set (`updateUrl`). */
  z.object({ kind: z.literal('off'), why: z.string().nullable() }),
  /** `nothingNewer`: it was asked for here, and there was nothing newer. */
  z.object({
    kind: z.literal('waiting'),
    problem: z.string().nullable(),
    nothingNewer: z.boolean(),
  }),
  z.object({ kind: z.literal('checking') }),
  z.object({ kind: z.literal('downloading'), version: z.string() }),
  /** Downloaded: it is installed, and the kiosk starts anew, as soon as nobody has been there for a while. */
  z.object({ kind: z.literal('ready'), version: z.string() }),
]);

export const updatesSchema = z.object({
  /** The version that runs. */
  running: z.string(),
  /** It is new and was not listening yet: the watchdog takes it back if it never is. */
  trial: z.boolean(),
  /** Another version, which starts when Vaani starts next; null: the same. */
  waiting: z.string().nullable(),
  /**
   * Whether something chooses the version at the next start. False: Vaani runs without its watchdog, and what is
   * put on would never start (docs/updates.md).
   */
  watched: z.boolean(),
  /** What `updates.rollBack` leads to, `version` null being the program as it was installed; null: nothing. */
  back: z.object({ version: z.string().nullable() }).nullable(),
  /** Versions that were not listening here, or that somebody went back from. */
  takenBack: z.array(z.string()),
  /** Sticks are looked for, for ten minutes at most. */
  looking: z.boolean(),
  /** On the sticks that are plugged in: the newest first, the unusable ones last. */
  bundles: z.array(updateBundleSchema),
  /** What is being done. `total` 0: it is not known yet; `copied` = `total`: every file is being checked. Bytes. */
  job: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('copy'),
        path: z.string(),
        version: z.string(),
        copied: z.number(),
        total: z.number(),
      }),
      z.object({ kind: z.literal('back') }),
    ])
    .nullable(),
  /**
   * How the last thing ended, since the kiosk was started; null: there was none. `code`: of UpdateError
   * (`stick-gone`, `no-space`, `damaged`, ...), empty when it went well; `text`: the problem in words.
   */
  last: z
    .object({
      kind: z.enum(['copy', 'back']),
      ok: z.boolean(),
      code: z.string(),
      text: z.string(),
    })
    .nullable(),
  online: updatesOnlineSchema,
});
export type UpdatesView = z.infer<typeof updatesSchema>;
