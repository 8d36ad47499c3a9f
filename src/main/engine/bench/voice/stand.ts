import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../../../contract/language.ts';
import { readSpeechWav, toInt16, writeWav } from '../../../speech/index.ts';
import { type MeasuredKiosk, startMeasuredKiosk } from './measured-kiosk.ts';
import { recordingRate, type SpokenClip, type Stamped } from './recording.ts';
import { startVirtualAudio } from './virtual-audio.ts';

/** A kiosk that listens, somebody who can speak to it, and recordings of both. */
export interface Stand {
  readonly kiosk: MeasuredKiosk;
  /** Speaks to it; resolves when the last word was said, with the wall time (ms) before which nothing of it was. */
  play(clip: SpokenClip): Promise<number>;
  /** Ends the recordings. To be called once, after the last word. */
  recordings(): Promise<{ readonly microphone: Stamped; readonly speaker: Stamped }>;
  stop(): Promise<void>;
}

export interface StandOptions {
  readonly pack: string;
  readonly language: Language;
  /** Virtual devices, or files fed to the kiosk's line. */
  readonly over: 'devices' | 'files';
}

const now = () => performance.timeOrigin + performance.now();

/** Puts up a stand. Rejects when its kiosk does not listen. */
export async function openStand({ pack, language, over }: StandOptions): Promise<Stand> {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-bench-'));
  const file = join(folder, 'said.wav');
  const audio = over === 'devices' ? await startVirtualAudio() : undefined;
  const remove = async () => {
    await audio?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const how = { packs: [pack], language, folder };
    const kiosk = await startMeasuredKiosk(
      { ...how, audio: audio ? 'device' : 'remote' },
      audio?.env ?? {},
    );
    const recorders = audio && {
      microphone: await audio.record('microphone'),
      speaker: await audio.record('speaker'),
    };
    return {
      kiosk,
      async play({ samples }) {
        await writeWav(file, toInt16(samples), recordingRate);
        const before = now();
        if (audio) await audio.play(file);
        else await kiosk.peer.call('play', { file });
        return before;
      },
      async recordings() {
        if (recorders) {
          const [microphone, speaker] = await Promise.all([
            recorders.microphone.stop(),
            recorders.speaker.stop(),
          ]);
          return { microphone, speaker };
        }
        const files = { microphone: join(folder, 'mic.wav'), speaker: join(folder, 'out.wav') };
        const { startedAt } = await kiosk.peer.call('recordings', files);
        const read = async (path: string): Promise<Stamped> => ({
          samples: (await readSpeechWav(path)).samples,
          startedAt,
        });
        return { microphone: await read(files.microphone), speaker: await read(files.speaker) };
      },
      async stop() {
        await kiosk.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
