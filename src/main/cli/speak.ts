import { messageOf } from '../kernel/errors.ts';
import { spell } from '../language/spell/index.ts';
import { resolveModels } from '../models/index.ts';
import { modelsFolder } from '../ops/paths.ts';
import { loadVoices, synthesise, toInt16, writeWav } from '../speech/index.ts';
import { type Command, UsageError } from './command.ts';
import { languageOption } from './language-option.ts';

const maxTextLength = 10_000;

/** `vaani speak`: a text as the kiosk would say it, into a WAV file. */
export const speak: Command = {
  name: 'speak',
  usage: 'TEXT --lang L --out F.wav',
  summary: 'Speaks a text into a WAV file',
  options: { lang: { type: 'string' }, out: { type: 'string' } },
  async run(context) {
    const language = languageOption(context);
    const { out } = context.options;
    if (typeof out !== 'string') throw new UsageError('say where the sound goes: --out F.wav');
    const text = context.positionals.join(' ').trim();
    if (text === '') throw new UsageError('give the text to speak');
    if (text.length > maxTextLength) {
      throw new UsageError(`the text is over ${maxTextLength} characters; give it in parts`);
    }
    const spoken = spell(text, language, { dateOrder: 'day-first' });
    const { speech } = await resolveModels(modelsFolder());
    const models = speech.voices.filter((voice) => voice.languages.includes(language));
    const { value: voices, status } = await loadVoices(models, () => {});
    if (status.detail) process.stderr.write(`vaani speak: ${status.detail}\n`);
    try {
      const { samples, sampleRate, firstAudioMs } = await synthesise(voices, spoken, language);
      await writeWav(out, toInt16(samples), sampleRate).catch((error: unknown) => {
        throw new Error(`cannot write ${out}: ${messageOf(error)}`);
      });
      // Asked afterwards: a voice that failed on the way was replaced.
      const voice = voices.voiceFor(language);
      const durationMs = Math.round((samples.length / sampleRate) * 1000);
      const record = {
        engine: voice?.engine ?? 'none',
        voice: voice?.name ?? 'none',
        firstAudioMs: Math.round(firstAudioMs),
        durationMs,
        sampleRate,
        spoken,
      };
      context.print(record, `${out}: ${(durationMs / 1000).toFixed(1)} s by ${record.voice}`);
      return 0;
    } finally {
      await voices.close();
    }
  },
};
