import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKiosk } from '../engine/kiosk.ts';
import { createLog } from '../ops/log.ts';
import { appRoot } from '../ops/paths.ts';
import { environmentSecrets } from '../ops/secrets.ts';
import { checkToken, createWebShell } from '../shell/web/index.ts';
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

/** Ends with this where it is to be started anew: EX_TEMPFAIL, which nothing else of it ends with. */
const restartCode = 75;

/** Whether somebody starts it again when it ends (systemd, a shell loop): said by whoever does. */
const isSupervised = () => process.env['VAANI_SUPERVISED'] === '1';

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
    const apiToken = environmentSecrets().get('VAANI_API_TOKEN');
    checkToken(typeof host === 'string' ? host : '127.0.0.1', apiToken);
    const restarting = new AbortController();
    const kiosk = await createKiosk({
      trades,
      settings: { ...settings, languages },
      devices: null,
      fetchModels: context.options['no-fetch'] !== true,
      onModelProgress: progressOnStderr(),
      log,
      clock: clockOption(context),
      version: appVersion(),
      ...(isSupervised() && { restart: () => restarting.abort() }),
    });
    for (const { recovered } of kiosk.trades) tellRecovery(recovered);
    try {
      const shell = await createWebShell({
        port,
        ...(typeof host === 'string' && { host }),
        rendererFolder: join(appRoot(), 'out', 'renderer'),
        apiToken,
        version: appVersion(),
        places: kiosk.places,
        onConnection: (wire) => kiosk.connect(wire, { devices: false }),
        onOperator: (wire, { browser }) => kiosk.connectOperator(wire, browser),
        onConsole: (wire, { browser }) => kiosk.connectConsole(wire, { browser }),
        log,
      });
      const { url, operatorUrl } = shell;
      context.print(
        { url, operatorUrl },
        `Vaani is ready at ${url}\nFor the people who answer: ${operatorUrl}`,
      );
      const over = AbortSignal.any([context.signal, restarting.signal]);
      await new Promise<void>((resolve) => {
        if (over.aborted) resolve();
        over.addEventListener('abort', () => resolve(), { once: true });
      });
      await shell.close();
      return restarting.signal.aborted ? restartCode : 0;
    } finally {
      await kiosk.close();
    }
  },
};

function appVersion(): string {
  const { version } = JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
