import type { SpeechClient } from '../../speech/index.ts';
import type { Session } from '../session.ts';
import { createVoice } from '../voice.ts';
import type { Log } from '../../ops/log.ts';
import { openFileLine } from './file-line.ts';
import { recordTimeline, type TimelineEvent } from './timeline.ts';

export interface FileCallOptions {
  readonly speech: SpeechClient;
  readonly session: Session;
  /** What the person says, one after the other, each after the answer to the one before; 16 kHz. */
  readonly clips: readonly Float32Array[];
  readonly onEvent: (event: TimelineEvent) => void;
  readonly signal: AbortSignal;
  readonly log: Log;
}

const channel = 1;
/** A clip that is not answered within this time is followed by the next one, ms. */
const answerWithinMs = 6_000;
/** Between an answer and the person's next words, ms. */
const pauseMs = 400;

/** A whole conversation over files, in real time; returns what the speaker played. */
export async function callWithFiles(
  options: FileCallOptions,
): Promise<{ samples: Int16Array; sampleRate: number }> {
  const { speech, session, signal } = options;
  const startedAt = performance.timeOrigin + performance.now();
  const stopTimeline = recordTimeline(speech, session, channel, startedAt, options.onEvent);
  const voice = createVoice({ speech, session, channel, kind: 'remote', log: options.log });
  voice.listen(true);
  options.onEvent({ at: 0, type: 'listening' });
  const line = openFileLine(speech, channel, startedAt);
  try {
    for (const clip of options.clips) {
      if (signal.aborted) break;
      const answered = untilAnswered(speech, signal);
      await line.play(clip);
      await answered();
      await pause(pauseMs);
    }
  } finally {
    await voice.close();
    stopTimeline();
  }
  return line.close();
}

/**
 * Watches from now on; the returned function resolves when the last answer to what was said has
 * been spoken to its end, or none came in time.
 */
function untilAnswered(speech: SpeechClient, signal: AbortSignal): () => Promise<void> {
  let open = 0;
  let ended = 0;
  let resolve = () => {};
  let timer: NodeJS.Timeout | undefined;
  const settled = new Promise<void>((done) => {
    resolve = done;
  });
  const wait = () => {
    clearTimeout(timer);
    // Between two sentences of the person, or of Vaani, another may follow.
    if (open === 0) timer = setTimeout(resolve, ended > 0 ? pauseMs : answerWithinMs);
  };
  const offs = [
    speech.on('audio-start', (data) => {
      if (data.channel !== channel) return;
      open += 1;
      clearTimeout(timer);
    }),
    speech.on('audio-end', (data) => {
      if (data.channel !== channel) return;
      open = Math.max(0, open - 1);
      ended += 1;
      wait();
    }),
  ];
  signal.addEventListener('abort', resolve, { once: true });
  return async () => {
    if (open === 0) wait();
    await settled;
    clearTimeout(timer);
    for (const off of offs) off();
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
