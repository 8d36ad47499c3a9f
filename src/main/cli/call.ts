import { callWithDevices } from '../engine/call/device-call.ts';
import { callWithFiles } from '../engine/call/call.ts';
import type { TimelineEvent } from '../engine/call/timeline.ts';
import { openStore } from '../engine/open-store.ts';
import { saveConversation } from '../engine/conversations.ts';
import { createSession } from '../engine/session.ts';
import { openSecondOpinion } from '../engine/second-opinion.ts';
import { openTrade } from '../engine/trade.ts';
import { resolveModels } from '../models/index.ts';
import { createLog } from '../ops/log.ts';
import { modelsFolder } from '../ops/paths.ts';
import { createSpeechClient, readSpeechWav, writeWav } from '../speech/index.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import {
  clockOption,
  conversationOptions,
  databaseOption,
  integerOption,
  packOption,
  settingsOption,
} from './options.ts';
import { languageOption } from './language-option.ts';
import { tellRecovery } from './tell-recovery.ts';

/** The whole pipeline in real time, over WAV files or real devices. */
export const call: Command = {
  name: 'call',
  usage: 'FILE.wav ... --out F.wav | --mic NAME --speaker NAME [--seconds N]',
  summary: 'A spoken conversation in real time; prints its timeline',
  options: {
    ...conversationOptions,
    out: { type: 'string' },
    mic: { type: 'string' },
    speaker: { type: 'string' },
    seconds: { type: 'string' },
  },
  async run(context) {
    const settings = settingsOption();
    const pack = packOption(context, settings.packs[0]);
    const language = languageOption(context, settings.languages[0]);
    const clock = clockOption(context);
    const devices = deviceOptions(context);
    const files = context.positionals;
    const out = context.options['out'];
    if (devices ? files.length > 0 : files.length === 0) {
      throw new UsageError(
        'give WAV files for the microphone, or --mic NAME and --speaker NAME ("default" for the system\'s)',
      );
    }
    const clips = await Promise.all(files.map(async (file) => (await readSpeechWav(file)).samples));
    const log = createLog('call');
    const { speech: models, llm } = await resolveModels(modelsFolder());
    if (!models.recognisers.some((model) => model.languages.includes(language))) {
      throw new Error(
        `no speech models for "${language}" are installed; run "vaani models install --lang ${language}" or "vaani models import DIR"`,
      );
    }
    const opened = openStore(databaseOption(context, pack), pack, clock.now(), settings.position);
    tellRecovery(opened.recovered);
    const opinion = openSecondOpinion({ modelPath: llm, log });
    const speech = createSpeechClient({
      log,
      config: () => ({
        ...models,
        devices,
        denoiser: settings.noiseSuppression ? models.denoiser : null,
        phraseCache: null,
      }),
    });
    try {
      await speech.start();
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
      const onEvent = (event: TimelineEvent) => context.print(event, line(event));
      const common = { speech, session, onEvent, signal: context.signal, log };
      if (devices) {
        await callWithDevices({
          ...common,
          seconds: integerOption(context, 'seconds', 3_600, 1, 86_400),
        });
      } else {
        const recording = await callWithFiles({ ...common, clips });
        if (typeof out === 'string') await writeWav(out, recording.samples, recording.sampleRate);
      }
      return 0;
    } finally {
      await Promise.allSettled([speech.stop(), opinion.close()]);
      opened.db.close();
    }
  },
};

function deviceOptions({ options }: CommandContext): { input: string; output: string } | null {
  const { mic, speaker } = options;
  if (mic === undefined && speaker === undefined) return null;
  if (typeof mic !== 'string' || typeof speaker !== 'string')
    throw new UsageError('--mic and --speaker go together');
  return { input: mic, output: speaker };
}

function line({ at, type, ...details }: TimelineEvent): string {
  const text = typeof details['text'] === 'string' ? `  ${details['text']}` : '';
  return `${(at / 1000).toFixed(2).padStart(8)} s  ${type}${text}`;
}
