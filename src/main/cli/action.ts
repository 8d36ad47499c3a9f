import type { Language } from '../../contract/language.ts';
import { answerDocument, type DocumentWording } from '../actions/answer-document.ts';
import { readRequest } from '../actions/document.ts';
import type { Slots } from '../actions/port.ts';
import { createWording } from '../dialogue/say/phrases.ts';
import { commonPhrases } from '../dialogue/say/phrases/index.ts';
import { carryOver } from '../dialogue/state/tasks.ts';
import { openStore } from '../engine/open-store.ts';
import { messageOf } from '../kernel/errors.ts';
import { spell } from '../language/spell/index.ts';
import type { Pack } from '../packs/pack.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { clockOption, databaseOption, packOption } from './options.ts';
import { tellRecovery } from './tell-recovery.ts';

/** A request is a few kilobytes; no conversation grows to this. */
const maxCharacters = 1_000_000;
/** Whoever called has to know that nothing came of it, or that it is not known what did. */
const failed: ReadonlySet<string> = new Set(['error', 'failed', 'unknown']);

/** `vaani action`: one request document on standard input, its response on standard output. */
export const action: Command = {
  name: 'action',
  usage: '[--pack P] [--db FILE] [--now ISO] < REQUEST.json',
  summary: 'Answers one request to the action agent, both plain JSON documents',
  options: { pack: { type: 'string' }, db: { type: 'string' }, now: { type: 'string' } },
  async run(context) {
    if (context.positionals.length > 0) throw new UsageError('give the request on standard input');
    const pack = packOption(context);
    const clock = clockOption(context);
    const read = readRequest(parse(await readAll(context.stdin)));
    if ('wrong' in read) throw new UsageError(`this is no request: ${read.wrong}`);
    const { request } = read;
    const fixed = context.options['now'] === undefined ? request.context.now : undefined;
    const now = fixed === undefined ? Math.floor(clock.now()) : Date.parse(fixed);
    const opened = openStore(databaseOption(context, pack), pack, now);
    tellRecovery(opened.recovered);
    try {
      const response = answerDocument(request, {
        actions: pack.actions,
        db: opened.db,
        now,
        intent: (name, entities, focus) => find(pack, name, entities, focus),
        wording: (language) => wordingOf(pack, language),
      });
      context.print(response, JSON.stringify(response, null, 2));
      return failed.has(response.status) ? 1 : 0;
    } finally {
      opened.db.close();
    }
  },
};

async function readAll(stdin: CommandContext['stdin']): Promise<string> {
  let text = '';
  stdin.setEncoding('utf8');
  for await (const part of stdin) {
    text += String(part);
    if (text.length > maxCharacters) {
      throw new UsageError(`the request is over ${maxCharacters} characters`);
    }
  }
  return text;
}

function parse(text: string): unknown {
  if (text.trim() === '') throw new UsageError('give the request on standard input');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UsageError(`the request is no JSON: ${messageOf(error)}`);
  }
}

function find(pack: Pack, name: string, entities: Slots, focus: Slots) {
  const intent = Object.hasOwn(pack.intents, name) ? pack.intents[name] : undefined;
  if (!intent) return undefined;
  const task = { intent: name, slots: entities, asked: null };
  const { slots } = carryOver(task, { task: null, focus }, pack);
  return { action: intent.action, name: { kind: 'phrase', key: intent.choice } as const, slots };
}

function wordingOf(pack: Pack, language: Language): DocumentWording {
  const wording = createWording(language, [commonPhrases[language], pack.phrases[language]]);
  return {
    label: wording.label,
    name: wording.name,
    word: (phrases) => ({
      text: wording.word(phrases, 'screen', {}),
      spoken: spell(wording.word(phrases, 'voice', {}), language, { dateOrder: 'day-first' }),
    }),
  };
}
