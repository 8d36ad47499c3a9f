import { join } from 'node:path';
import { createKiosk } from '../engine/kiosk.ts';
import { createLog } from '../ops/log.ts';
import { appRoot } from '../ops/paths.ts';
import { createWebShell } from '../shell/web/index.ts';
import type { Command } from './command.ts';
import {
  clockOption,
  conversationOptions,
  integerOption,
  languagesOption,
  settingsOption,
  tradesOption,
} from './options.ts';
import { progressOnStderr } from './progress.ts';
import { tellRecovery } from './tell-recovery.ts';

/** The kiosk for a browser: microphone and speaker are the browser's. */
export const serve: Command = {
  name: 'serve',
  usage: '[--port N] [--host H] [--pack P,P] [--lang L] [--db FILE] [--no-fetch]',
  summary: 'The kiosk in a browser (web shell); prints its address',
  options: {
    ...conversationOptions,
    port: { type: 'string' },
    host: { type: 'string' },
    'no-fetch': { type: 'boolean' },
  },
  async run(context) {
    const settings = settingsOption();
    const trades = tradesOption(context, settings);
    const languages = languagesOption(context, settings);
    const log = createLog('kiosk', 'warn');
    const port = integerOption(context, 'port', 8_420, 0, 65_535);
    const host = context.options['host'];
    const kiosk = await createKiosk({
      trades,
      settings: { ...settings, languages },
      devices: null,
      fetchModels: context.options['no-fetch'] !== true,
      onModelProgress: progressOnStderr(),
      log,
      clock: clockOption(context),
    });
    for (const { recovered } of kiosk.trades) tellRecovery(recovered);
    try {
      const shell = await createWebShell({
        port,
        ...(typeof host === 'string' && { host }),
        rendererFolder: join(appRoot(), 'out', 'renderer'),
        onConnection: (wire) => kiosk.connect(wire, { devices: false }),
        onOperator: (wire, { browser }) => kiosk.connectOperator(wire, browser),
        log,
      });
      const { url, operatorUrl } = shell;
      context.print(
        { url, operatorUrl },
        `Vaani is ready at ${url}\nFor the people who answer: ${operatorUrl}`,
      );
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
