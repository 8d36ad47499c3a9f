import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from '../ops/paths.ts';
import { createUpdateStore, readTrustedKeys, updatesFolder } from '../update/index.ts';
import { compareVersions } from '../update/version.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { keygen, sign, signFeed } from './update-make.ts';
import { apply, rollback, status, verify, watch } from './update-take.ts';

/** `vaani update`: makes signed updates, and puts them on this kiosk. */
export const update: Command = {
  name: 'update',
  usage:
    'status|verify FILE|apply FILE|watch|rollback|keygen --out KEYFILE|sign FOLDER --key KEYFILE|sign-feed FILE --key KEYFILE',
  summary: 'Puts a signed update on this kiosk, takes it back, or makes one (docs/updates.md)',
  options: {
    again: { type: 'boolean' },
    key: { type: 'string' },
    out: { type: 'string' },
    minimum: { type: 'string' },
    version: { type: 'string' },
    platform: { type: 'string' },
    arch: { type: 'string' },
    start: { type: 'string' },
    keys: { type: 'string' },
    minutes: { type: 'string' },
    apply: { type: 'boolean' },
  },
  async run(context) {
    const [task, ...rest] = context.positionals;
    switch (task) {
      case 'keygen':
        none(rest, task);
        return keygen(context);
      case 'sign':
        return sign(context, one(rest, 'sign FOLDER --key KEYFILE'));
      case 'sign-feed':
        return signFeed(context, one(rest, 'sign-feed latest-linux.yml --key KEYFILE'));
      case 'verify':
        return verify(context, one(rest, 'verify FILE'), here(context));
      case 'apply':
        return apply(context, one(rest, 'apply FILE'), here(context));
      case 'watch':
        none(rest, task);
        return watch(context, here(context));
      case 'status':
        none(rest, task);
        return status(context, here(context));
      case 'rollback':
        none(rest, task);
        return rollback(context, here(context));
      default:
        throw new UsageError(
          `${task === undefined ? 'say what to do' : `there is no "${task}"`}: status, verify, apply, watch, rollback, keygen, sign or sign-feed`,
        );
    }
  },
};

/** This kiosk, as updates see it. */
function here({ options }: CommandContext) {
  const folder = updatesFolder();
  const { current, installed } = createUpdateStore(folder).read();
  const known = installed ?? ownVersion();
  const running = current !== null && compareVersions(current, known) > 0 ? current : known;
  const keys = options['keys'];
  return {
    folder,
    machine: { platform: process.platform, arch: process.arch, running },
    keys: () => readTrustedKeys(typeof keys === 'string' ? keys : undefined),
  };
}
export type Here = ReturnType<typeof here>;

/** The version of this checkout, or of the package that this is. */
function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8'));
  return String(version);
}

function none(rest: readonly string[], task: string): void {
  if (rest.length > 0) throw new UsageError(`${task} takes nothing more, not "${rest[0]}"`);
}

function one(rest: readonly string[], usage: string): string {
  const [path, ...more] = rest;
  if (path === undefined || more.length > 0)
    throw new UsageError(`give one path: vaani update ${usage}`);
  return path;
}
