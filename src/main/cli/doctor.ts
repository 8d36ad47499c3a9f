import { homeFolder } from '../ops/paths.ts';
import { environmentSecrets } from '../ops/secrets.ts';
import { readSettings, settingsFile } from '../ops/settings.ts';
import { examine } from '../engine/examine.ts';
import type { Command } from './command.ts';
import { conversationOptions, packIds, tradesOption } from './options.ts';

/** Devices, native modules, models, database: what works, and what to do about what does not. */
export const doctor: Command = {
  name: 'doctor',
  usage: '[--pack P,P] [--db FILE]',
  summary: 'Checks settings, databases, devices, echo, native modules, models and network',
  options: conversationOptions,
  async run(context) {
    const { settings, problems, found } = readSettings(packIds);
    const checks = await examine({
      trades: tradesOption(context, settings),
      settings: { settings, problems, found, file: settingsFile() },
      home: homeFolder(),
      secrets: environmentSecrets(),
    });
    const lines = checks.map(
      ({ name, ok, detail }) => `${ok ? 'ok     ' : 'missing'}  ${name.padEnd(20)} ${detail}`,
    );
    context.print({ checks }, lines.join('\n'));
    return 0;
  },
};
