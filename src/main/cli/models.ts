import { type Language, languages } from '../../contract/language.ts';
import { formatBytes } from '../models/errors.ts';
import {
  exportModels,
  importModels,
  installModels,
  listModels,
  loadManifest,
  verifyModels,
} from '../models/index.ts';
import type { ModelReport } from '../models/verify.ts';
import { modelsFolder } from '../ops/paths.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { progressOnStderr } from './progress.ts';

/** `vaani models`: what is installed, and everything that brings models here or away. */
export const models: Command = {
  name: 'models',
  usage: 'list|install [ID...]|verify|import DIR|export DIR [--lang L,L] [--from URL|DIR]',
  summary: 'Lists, fetches, checks, brings and takes away model files',
  options: {
    lang: { type: 'string' },
    from: { type: 'string' },
  },
  async run(context) {
    const [action, ...rest] = context.positionals;
    switch (action) {
      case 'list':
        none(rest, 'list');
        return list(context);
      case 'install':
        return install(context, rest);
      case 'verify':
        none(rest, 'verify');
        return verify(context);
      case 'import':
        return bring(context, one(rest, 'import'));
      case 'export':
        return take(context, one(rest, 'export'));
      default:
        throw new UsageError(
          `${action === undefined ? 'say what to do' : `there is no "${action}"`}: list, install, verify, import or export`,
        );
    }
  },
};

function none(rest: readonly string[], action: string): void {
  if (rest.length > 0) throw new UsageError(`${action} takes nothing more, not "${rest[0]}"`);
}

function one(rest: readonly string[], action: string): string {
  const [dir, ...more] = rest;
  if (dir === undefined || more.length > 0)
    throw new UsageError(`${action} takes one folder: vaani models ${action} DIR`);
  return dir;
}

/** `--lang en,hi`; undefined when it was not given. */
function chosenLanguages(context: CommandContext): Language[] | undefined {
  const text = context.options['lang'];
  if (typeof text !== 'string') return undefined;
  return text.split(',').map((code) => {
    const language = languages.find((known) => known === code.trim());
    if (!language)
      throw new UsageError(`there is no language "${code.trim()}": ${languages.join(', ')}`);
    return language;
  });
}

async function list(context: CommandContext): Promise<number> {
  const wanted = chosenLanguages(context);
  for (const report of await listModels(modelsFolder())) {
    if (wanted && !report.model.languages.some((language) => wanted.includes(language))) continue;
    printReport(context, report);
  }
  return 0;
}

async function verify(context: CommandContext): Promise<number> {
  const wanted = chosenLanguages(context);
  let bad = 0;
  let seen = 0;
  for (const report of await verifyModels(modelsFolder(), { signal: context.signal })) {
    if (report.state === 'missing') continue;
    if (wanted && !report.model.languages.some((language) => wanted.includes(language))) continue;
    seen += 1;
    if (report.state !== 'installed') bad += 1;
    printReport(context, report);
  }
  if (seen === 0) process.stderr.write(`no models are installed in ${modelsFolder()}\n`);
  return bad > 0 ? 1 : 0;
}

function printReport(context: CommandContext, report: ModelReport): void {
  const { model, state, bytes, detail } = report;
  const size = state === 'missing' ? report.downloadBytes : bytes;
  context.print(
    {
      id: model.id,
      title: model.title,
      role: model.role,
      languages: model.languages,
      default: model.default,
      testOnly: model.testOnly,
      state,
      bytes,
      downloadBytes: report.downloadBytes,
      licence: model.licence,
      source: model.source,
      detail,
    },
    [
      model.id.padEnd(24),
      (model.default ? `${state}, default` : state).padEnd(20),
      formatBytes(size).padEnd(13),
      model.languages.join(' ').padEnd(12),
      detail || model.title,
    ].join(' '),
  );
}

async function install(context: CommandContext, ids: readonly string[]): Promise<number> {
  const wanted = chosenLanguages(context);
  if (ids.length > 0 && wanted) throw new UsageError('name models or --lang, not both');
  const manifest = await loadManifest();
  const stranger = ids.find((id) => !manifest.some((model) => model.id === id));
  if (stranger)
    throw new UsageError(`there is no model "${stranger}"; vaani models list names them`);
  const from = context.options['from'];
  const results = await installModels({
    ...(ids.length > 0 ? { ids } : { languages: wanted ?? ['en'] }),
    folder: modelsFolder(),
    manifest,
    signal: context.signal,
    onProgress: progressOnStderr(),
    ...(typeof from === 'string' ? { from } : {}),
  });
  for (const result of results)
    context.print(result, `${result.id.padEnd(24)} ${result.state} ${result.detail}`.trimEnd());
  return results.some((result) => result.state === 'failed') ? 1 : 0;
}

async function bring(context: CommandContext, dir: string): Promise<number> {
  const { results, unknown } = await importModels(dir, modelsFolder(), {
    signal: context.signal,
    onProgress: progressOnStderr(),
  });
  for (const result of results)
    context.print(result, `${result.id.padEnd(24)} ${result.state} ${result.detail}`.trimEnd());
  for (const name of unknown)
    process.stderr.write(`${name}: not a model that Vaani knows; left where it is\n`);
  if (results.length === 0)
    process.stderr.write(
      `${dir} holds no model that Vaani knows (layout: DIR/<model id>/<file>)\n`,
    );
  return results.length === 0 || results.some((result) => result.detail !== '') ? 1 : 0;
}

async function take(context: CommandContext, dir: string): Promise<number> {
  const results = await exportModels(modelsFolder(), dir, {
    signal: context.signal,
    onProgress: progressOnStderr(),
  });
  for (const result of results)
    context.print(result, `${result.id.padEnd(24)} ${result.state} ${result.detail}`.trimEnd());
  if (results.length === 0)
    process.stderr.write(
      `no models are installed in ${modelsFolder()}: there is nothing to export\n`,
    );
  return results.length === 0 || results.some((result) => result.detail !== '') ? 1 : 0;
}
