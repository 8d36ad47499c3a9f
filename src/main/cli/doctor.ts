import { homeFolder } from '../ops/paths.ts';
import { examine } from '../engine/examine.ts';
import type { Command } from './command.ts';
import { conversationOptions, databaseOption, packOption } from './options.ts';

/** Devices, native modules, models, database: what works, and what to do about what does not. */
export const doctor: Command = {
  name: 'doctor',
  usage: '[--pack P] [--db FILE]',
  summary: 'Checks devices, native modules, models and database',
  options: conversationOptions,
  async run(context) {
    const pack = packOption(context);
    const checks = await examine({
      pack,
      databaseFile: databaseOption(context, pack),
      home: homeFolder(),
    });
    const lines = checks.map(
      ({ name, ok, detail }) => `${ok ? 'ok     ' : 'missing'}  ${name.padEnd(20)} ${detail}`,
    );
    context.print({ checks }, lines.join('\n'));
    return 0;
  },
};
