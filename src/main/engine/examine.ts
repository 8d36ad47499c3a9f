import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf } from '../kernel/errors.ts';
import { resolveModels } from '../models/index.ts';
import { canReach } from '../ops/online.ts';
import { modelsFolder, phraseCacheFolder } from '../ops/paths.ts';
import type { Secrets } from '../ops/secrets.ts';
import type { Settings } from '../ops/settings.ts';
import { listAudioDevices } from '../speech/index.ts';
import {
  echo,
  noiseSuppression,
  phraseCache,
  recognition,
  voiceDetection,
} from './examine-speech.ts';
import { openStore } from './open-store.ts';
import type { TradeFile } from './trades.ts';

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was found, or what to do. */
  readonly detail: string;
}

export interface ExamineOptions {
  readonly trades: readonly TradeFile[];
  /** The settings, their file, and what in it cannot be used. */
  readonly settings: {
    readonly settings: Settings;
    readonly file: string;
    readonly found: boolean;
    readonly problems: readonly string[];
  };
  /** The data folder. */
  readonly home: string;
  readonly secrets: Secrets;
}

/** Space that a kiosk should have left for its database, backups and models, bytes. */
const wantedFreeBytes = 2 * 1024 ** 3;

/** Checks everything a kiosk needs, each part by using it. Never throws. */
export async function examine(options: ExamineOptions): Promise<Check[]> {
  const { trades, settings, home, secrets } = options;
  const models = resolveModels(modelsFolder());
  // Each check that needs them tells.
  models.catch(() => {});
  return [
    check('node', async () => process.version),
    check('settings', async () => {
      if (settings.problems.length > 0) throw new Error(settings.problems.join('; '));
      return settings.found ? settings.file : `the usual ones (there is no ${settings.file})`;
    }),
    // One pack's check is named as ever; of several, each says whose it is.
    ...trades.map(({ pack, databaseFile }) =>
      check(trades.length > 1 ? `database ${pack.id}` : 'database', async () => {
        const { db, recovered } = openStore(databaseFile, pack, Date.now());
        db.close();
        return recovered
          ? `was damaged and has been restored; the old file is ${recovered.movedTo}`
          : databaseFile;
      }),
    ),
    check('disk space', () => freeSpace(home)),
    ...devices(),
    check('speech models', async () => recognition(await models)),
    check('voice detection', async () => voiceDetection(await models)),
    check('noise suppression', async () => noiseSuppression(await models, settings.settings)),
    check('echo', () => echo()),
    check('spoken sentences', () => phraseCache(phraseCacheFolder())),
    check('network', () => network(settings.settings, secrets.get('VAANI_WEBHOOK_SECRET'))),
    check('language model', async () => {
      const { llm } = await models;
      if (llm) return llm;
      if (secrets.get('GROQ_API_KEY')) return 'online (GROQ_API_KEY is set)';
      throw new Error(
        'none: the kiosk asks back where it is unsure. Install one with "vaani models install", or set GROQ_API_KEY',
      );
    }),
  ].reduce<Promise<Check[]>>(
    async (done, next) => [...(await done), await next],
    Promise.resolve([]),
  );
}

function devices(): Promise<Check>[] {
  const listed = listAudioDevices();
  return [
    check('microphone', async () => {
      const inputs = (await listed).filter(({ inputs: channels }) => channels > 0);
      if (inputs.length === 0)
        throw new Error('none found: connect a microphone; typing and tapping work meanwhile');
      return inputs.map(({ name }) => name).join(', ');
    }),
    check('speaker', async () => {
      const outputs = (await listed).filter(({ outputs: channels }) => channels > 0);
      if (outputs.length === 0)
        throw new Error('none found: connect a speaker; answers are on the screen meanwhile');
      return outputs.map(({ name }) => name).join(', ');
    }),
  ];
}

/** Nothing needs a network but what the shop's own system is told. The address is not shown: it may hold a key. */
async function network(
  { webhook }: Pick<Settings, 'webhook'>,
  secret: string | null,
): Promise<string> {
  if (webhook === null) return 'not needed';
  const { host } = new URL(webhook);
  if (!(await canReach(webhook))) {
    throw new Error(
      `${host} (the "webhook" setting) cannot be reached; what it is to be told waits, and is sent when it can be`,
    );
  }
  const unsigned = 'messages are not signed: set VAANI_WEBHOOK_SECRET';
  return `${host} can be reached; ${secret ? 'messages are signed' : unsigned}`;
}

async function freeSpace(home: string): Promise<string> {
  const folder = existsSync(home) ? home : existsSync(dirname(home)) ? dirname(home) : '/';
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const gigabytes = `${(free / 1024 ** 3).toFixed(1)} GiB free`;
  if (free < wantedFreeBytes) throw new Error(`${gigabytes} in ${folder}: free at least 2 GiB`);
  return gigabytes;
}

async function check(name: string, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    return { name, ok: false, detail: messageOf(error) };
  }
}
