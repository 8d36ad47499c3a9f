import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../kernel/errors.ts';
import type { ResolvedModels } from '../models/index.ts';
import type { Settings } from '../ops/settings.ts';
import { openAec3 } from '../speech/index.ts';
import { type LastEcho, readLastEcho } from './last-echo.ts';

/** Which languages are recognised. Throws with what to do where none is. */
export function recognition({ speech, problems }: ResolvedModels): string {
  if (problems[0]) throw new Error(problems[0].message);
  const languages = [...new Set(speech.recognisers.flatMap((model) => model.languages))];
  if (languages.length === 0) {
    throw new Error(
      'none installed: run "vaani models install" or "vaani models import DIR"; typing and tapping work meanwhile',
    );
  }
  return `recognises ${languages.join(', ')}`;
}

/** What tells speech from noise. The simple one works too, so it is no failure. */
export function voiceDetection({ speech }: ResolvedModels): string {
  return speech.vad === null
    ? 'simple detector: it goes by loudness alone, so noise may be taken for a person; "vaani models install" brings a better one'
    : 'silero';
}

/** Noise suppression, as the settings want it. Throws with what to do where it is wanted and not there. */
export function noiseSuppression(
  { speech }: ResolvedModels,
  { noiseSuppression: wanted }: Pick<Settings, 'noiseSuppression'>,
): string {
  if (!wanted) return 'off ("vaani settings set noiseSuppression true" where the room is loud)';
  if (speech.denoiser !== null) return 'on';
  throw new Error(
    'wanted by the settings, but its model is not installed: run "vaani models install"; people are heard without it meanwhile',
  );
}

const oneAtATime =
  'half-duplex: people are heard only while Vaani is silent, and must wait or hold the microphone button to speak';

/**
 * What keeps Vaani's own voice out of its ears. Throws with what to do where it cannot be kept out: then
 * people can be heard only while Vaani is silent.
 */
export async function echo(
  last: LastEcho | null = readLastEcho(),
  open = openAec3,
): Promise<string> {
  try {
    (await open()).close();
  } catch (error) {
    throw new Error(
      `${oneAtATime}; the echo canceller did not load (${messageOf(error)}): install Vaani again`,
    );
  }
  if (last?.mode === 'half-duplex') {
    throw new Error(
      `${oneAtATime}; so since ${last.at} (${last.detail}): move the microphone away from the speaker, or turn the speaker down, and start the kiosk again`,
    );
  }
  return last
    ? 'full-duplex: people may speak while Vaani does'
    : 'the canceller works; how the room is shows when Vaani first speaks through its own devices';
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** How much of what is said often is kept as it was spoken. */
export async function phraseCache(folder: string): Promise<string> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const sizes = await Promise.all(
    // One that goes meanwhile takes no room any more.
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return names.length === 0
    ? 'empty; it fills while the kiosk runs'
    : `${names.length} sentences, ${megabytes(bytes)}`;
}
