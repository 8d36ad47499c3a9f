import { createInterface } from 'node:readline';
import { saveConversation } from '../engine/conversations.ts';
import { createSession } from '../engine/session.ts';
import { openStore } from '../engine/open-store.ts';
import { openSecondOpinion } from '../engine/second-opinion.ts';
import { openTrade } from '../engine/trade.ts';
import { resolveModels } from '../models/index.ts';
import { createLog } from '../ops/log.ts';
import { modelsFolder } from '../ops/paths.ts';
import type { Command } from './command.ts';
import {
  clockOption,
  conversationOptions,
  databaseOption,
  packOption,
  settingsOption,
} from './options.ts';
import { languageOption } from './language-option.ts';
import { tellRecovery } from './tell-recovery.ts';

/** A conversation over text: one turn a line. */
export const ask: Command = {
  name: 'ask',
  usage: '[--pack P] [--lang L] [--db FILE] [--now ISO]',
  summary: 'A conversation over text, one turn a line on stdin',
  options: conversationOptions,
  async run(context) {
    const settings = settingsOption();
    const pack = packOption(context, settings.packs[0]);
    const language = languageOption(context, settings.languages[0]);
    const clock = clockOption(context);
    const log = createLog('ask');
    const opened = openStore(databaseOption(context, pack), pack, clock.now(), settings.position);
    tellRecovery(opened.recovered);
    const { llm } = await resolveModels(modelsFolder());
    const opinion = openSecondOpinion({ modelPath: llm, log });
    try {
      const session = createSession({
        trade: openTrade(pack, opened.db),
        clock,
        language,
        interpret: opinion.on(pack),
        onError: (error) => log.error({ err: error }, 'a turn failed'),
      });
      if (settings.retentionDays > 0) {
        session.events.on('answered', () => saveConversation(opened.db, session, clock.now(), log));
      }
      for await (const line of createInterface({
        input: context.stdin,
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        if (context.signal.aborted) break;
        if (line.trim() === '') continue;
        const record = await session.say(line);
        const { stages: _, ...shown } = record;
        context.print(shown, record.reply);
      }
      return 0;
    } finally {
      await opinion.close();
      opened.db.close();
    }
  },
};
