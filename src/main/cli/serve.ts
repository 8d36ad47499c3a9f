import { join } from 'node:path';
import { createKiosk } from '../engine/kiosk.ts';
import { languages } from '../../contract/language.ts';
import { createLog } from '../ops/log.ts';
import { appRoot } from '../ops/paths.ts';
import { createWebShell } from '../shell/web/index.ts';
import type { Command } from './command.ts';
import {
  conversationOptions,
  databaseOption,
  integerOption,
  packOption,
  clockOption,
} from './options.ts';
import { progressOnStderr } from './progress.ts';
import { languageOption } from './language-option.ts';
import { tellRecovery } from './tell-recovery.ts';

/** The kiosk for a browser: microphone and speaker are the browser's. */
export const serve: Command = {
  name: 'serve',
  usage: '[--port N] [--host H] [--pack P] [--lang L] [--db FILE] [--no-fetch]',
  summary: 'The kiosk in a browser (web shell); prints its address',
  options: {
    ...conversationOptions,
    port: { type: 'string' },
    host: { type: 'string' },
    'no-fetch': { type: 'boolean' },
  },
  async run(context) {
    const pack = packOption(context);
    const first = languageOption(context);
    const log = createLog('kiosk', 'warn');
    const port = integerOption(context, 'port', 8_420, 0, 65_535);
    const host = context.options['host'];
    const kiosk = await createKiosk({
      pack,
      databaseFile: databaseOption(context, pack),
      languages: [first, ...languages.filter((language) => language !== first)],
      devices: null,
      fetchModels: context.options['no-fetch'] !== true,
      onModelProgress: progressOnStderr(),
      log,
      clock: clockOption(context),
    });
    tellRecovery(kiosk.recovered);
    try {
      const shell = await createWebShell({
        port,
        ...(typeof host === 'string' && { host }),
        rendererFolder: join(appRoot(), 'out', 'renderer'),
        onConnection: (wire) => kiosk.connect(wire, { devices: false }),
        log,
      });
      context.print({ url: shell.url }, `Vaani is ready at ${shell.url}`);
      await new Promise<void>((resolve) => {
        if (context.signal.aborted) resolve();
        context.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      await shell.close();
      return 0;
    } finally {
      await kiosk.close();
    }
  },
};
