import { systemClock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import {
  applyBundle,
  createUpdateStore,
  megabytes,
  nodeDisk,
  payloadBytes,
  readBundle,
  rollBack,
  UpdateError,
  watchSticks,
} from '../update/index.ts';
import { type CommandContext, UsageError } from './command.ts';
import { integerOption } from './options.ts';
import type { Here } from './update.ts';

/** `vaani update verify FILE`: who made it, and for what. Its files are checked when they are copied. */
export async function verify(context: CommandContext, file: string, here: Here): Promise<number> {
  const { header } = await readBundle(nodeDisk, file, here.keys());
  const { version, platform, arch, keyId, created, minimumVersion } = header;
  context.print(
    {
      version,
      platform,
      arch,
      keyId,
      created,
      minimumVersion,
      files: header.files.length,
      bytes: payloadBytes(header),
    },
    `version ${version} for ${platform} on ${arch}, made ${created}, signed with ${keyId}, ${megabytes(payloadBytes(header))}`,
  );
  return 0;
}

/** `vaani update apply FILE`: copies it and switches to it; calling it again goes on from where it was. */
export async function apply(context: CommandContext, file: string, here: Here): Promise<number> {
  try {
    const { version } = await applyBundle({
      ...here,
      keys: here.keys(),
      bundlePath: file,
      again: context.options['again'] === true,
      signal: context.signal,
      onProgress: progress(),
    });
    context.print(
      { version, state: 'installed' },
      `version ${version} is put on this kiosk: it runs from the next start on, and stays when it is listening then`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof UpdateError)) throw error;
    context.print({ state: 'refused', code: error.code, why: error.message });
    process.stderr.write(`vaani update: ${error.message}\n`);
    return 1;
  }
}

/** At most one line a second on stderr. */
function progress() {
  let last = 0;
  return ({ copied, total }: { copied: number; total: number }) => {
    const now = performance.now();
    if (copied < total && now - last < 1_000) return;
    last = now;
    process.stderr.write(`${megabytes(copied)} of ${megabytes(total)}\n`);
  };
}

/** `vaani update watch [--minutes N] [--apply]`: looks for sticks; with `--apply` takes the newest that fits. */
export async function watch(context: CommandContext, here: Here): Promise<number> {
  const minutes = integerOption(context, 'minutes', 10, 1, 120);
  const keys = here.keys();
  const takes = context.options['apply'] === true;
  const found = Promise.withResolvers<string | null>();
  const sticks = watchSticks({
    keys,
    clock: systemClock,
    forMs: minutes * 60_000,
    onFound(bundles) {
      for (const { path, header, problem } of bundles) {
        context.print(
          { path, version: header?.version ?? null, problem },
          `${path}: ${header ? `version ${header.version}` : problem}`,
        );
      }
      const best = bundles.find(
        ({ header }) =>
          header?.platform === here.machine.platform && header.arch === here.machine.arch,
      );
      if (takes && best) found.resolve(best.path);
    },
    onOver: () => found.resolve(null),
  });
  const stopped = () => found.resolve(null);
  context.signal.addEventListener('abort', stopped, { once: true });
  const path = await found.promise;
  sticks.close();
  if (path === null) {
    if (takes) process.stderr.write('vaani update: no update for this kiosk was found\n');
    return takes ? 1 : 0;
  }
  return apply(context, path, here);
}

/** `vaani update status`: what runs, what is on trial, what can be gone back to. */
export async function status(context: CommandContext, here: Here): Promise<number> {
  const state = createUpdateStore(here.folder).read();
  let keys: string[];
  try {
    keys = here.keys().map(({ id }) => id);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
  const named = (version: string | null) =>
    version ?? `installed (${state.installed ?? 'unknown'})`;
  context.print(
    { running: here.machine.running, ...state, keys, folder: here.folder },
    [
      `runs              ${here.machine.running}`,
      `on trial          ${state.trial ? `${state.trial.version}, started ${state.trial.starts} times` : '-'}`,
      `to go back to     ${state.previous ? named(state.previous.version) : '-'}`,
      `newest ever       ${state.highest ?? '-'}`,
      `taken back        ${state.failed.join(', ') || '-'}`,
      `trusted keys      ${keys.join(', ') || 'none: no update can be taken (docs/updates.md)'}`,
      `kept in           ${here.folder}`,
    ].join('\n'),
  );
  return 0;
}

/** `vaani update rollback`: the version before runs from the next start on. */
export async function rollback(context: CommandContext, here: Here): Promise<number> {
  const version = await rollBack({ ...here, keys: here.keys() });
  context.print(
    { version, state: 'rolled-back' },
    `${version === null ? 'the installed program' : `version ${version}`} runs from the next start on`,
  );
  return 0;
}
