import { resolveModels } from '../models/index.ts';
import { createLog } from '../ops/log.ts';
import { modelsFolder } from '../ops/paths.ts';
import { loadRecognisers, loadVad, readSpeechWav, transcribe } from '../speech/index.ts';
import { type Command, UsageError } from './command.ts';
import { languageOption } from './language-option.ts';

/** `vaani hear`: what is said in a recording, heard as the kiosk would hear it. */
export const hear: Command = {
  name: 'hear',
  usage: 'FILE.wav [--lang L]',
  summary: 'Recognises the speech in a WAV file',
  options: { lang: { type: 'string' } },
  async run(context) {
    const language = languageOption(context);
    const [file, ...more] = context.positionals;
    if (file === undefined || more.length > 0) throw new UsageError('give one WAV file');
    const clip = await readSpeechWav(file);
    const { speech } = await resolveModels(modelsFolder());
    const install = `run "vaani models install --lang ${language}" or "vaani models import DIR"`;
    const model = speech.recognisers.find((one) => one.languages.includes(language));
    if (!model) throw new Error(`no recogniser for "${language}" is installed; ${install}`);
    const vad = await loadVad(speech.vad);
    if (vad.status.detail !== '') createLog('hear').warn(vad.status.detail);
    const recognition = await loadRecognisers([model]);
    const recogniser = recognition.value[0];
    if (!recogniser) throw new Error(recognition.status.detail);
    const { signal } = context;
    const result = await transcribe(clip, { vad: vad.value, recogniser, language, signal });
    const lines = result.segments.map(
      ({ start, end, text, confidence }) =>
        `${start.toFixed(2)}-${end.toFixed(2)} s  ${text || '(nothing recognised)'}  (${confidence.toFixed(2)})`,
    );
    context.print(result, lines.join('\n') || 'no speech');
    return 0;
  },
};
