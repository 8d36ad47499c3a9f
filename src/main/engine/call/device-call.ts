import type { Log } from '../../ops/log.ts';
import type { SpeechClient } from '../../speech/index.ts';
import type { Session } from '../session.ts';
import { createVoice } from '../voice.ts';
import { recordTimeline, type TimelineEvent } from './timeline.ts';

export interface DeviceCallOptions {
  readonly speech: SpeechClient;
  readonly session: Session;
  /** How long the call lasts at most. */
  readonly seconds: number;
  readonly onEvent: (event: TimelineEvent) => void;
  readonly signal: AbortSignal;
  readonly log: Log;
}

const channel = 1;

/** A conversation over the machine's own microphone and speaker, until the time is over or `signal` aborts. */
export async function callWithDevices(options: DeviceCallOptions): Promise<void> {
  const { speech, session, signal } = options;
  const { microphone, speaker } = speech.status();
  if (!microphone.ok) throw new Error(microphone.detail);
  if (!speaker.ok) throw new Error(speaker.detail);
  const startedAt = performance.timeOrigin + performance.now();
  const stopTimeline = recordTimeline(speech, session, channel, startedAt, options.onEvent);
  const voice = createVoice({ speech, session, channel, kind: 'device', log: options.log });
  voice.listen(true);
  options.onEvent({ at: 0, type: 'listening' });
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, options.seconds * 1000);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
  await voice.close();
  stopTimeline();
}
