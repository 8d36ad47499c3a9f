import type { SpeechClient } from '../../speech/index.ts';
import type { Session } from '../session.ts';

/** One thing that happened in a call; `at` in ms since the call began. */
export interface TimelineEvent {
  readonly at: number;
  readonly type: string;
  readonly [detail: string]: unknown;
}

/** Collects what happens on a speech channel and in its session, in the order of time. */
export function recordTimeline(
  speech: SpeechClient,
  session: Session,
  channel: number,
  startedAt: number,
  onEvent: (event: TimelineEvent) => void,
): () => void {
  const since = (at: number) => Math.round((at - startedAt) * 10) / 10;
  const now = () => performance.timeOrigin + performance.now();
  const mine = (data: { channel: number }) => data.channel === channel;
  const offs = [
    speech.on('speech-start', (data) => {
      if (mine(data)) onEvent({ at: since(data.at), type: 'speech-start' });
    }),
    speech.on('partial', (data) => {
      if (mine(data)) onEvent({ at: since(data.at), type: 'partial', text: data.text });
    }),
    speech.on('speech-end', (data) => {
      if (mine(data)) onEvent({ at: since(data.at), type: 'speech-end' });
    }),
    speech.on('heard', (data) => {
      if (!mine(data)) return;
      onEvent({ at: since(data.at), type: 'turn-end' });
      const { text, confidence, language, durationMs } = data;
      onEvent({ at: since(data.at), type: 'heard', text, confidence, language, durationMs });
    }),
    session.events.on(
      'answered',
      ({ act, intent, confidence, slots, reply, pending, receipts, ms }) => {
        const at = since(now());
        onEvent({ at, type: 'act', act, intent, confidence, slots });
        onEvent({ at, type: 'reply', text: reply, pending, receipts, ms });
      },
    ),
    speech.on('audio-start', (data) => {
      if (mine(data))
        onEvent({ at: since(data.at), type: 'audio-start', utterance: data.utterance });
    }),
    speech.on('audio-end', (data) => {
      if (!mine(data)) return;
      const { utterance, completed, heardText, failure } = data;
      if (!completed && failure === undefined)
        onEvent({ at: since(data.at), type: 'interrupted', utterance, heardText });
      onEvent({
        at: since(data.at),
        type: 'audio-end',
        utterance,
        completed,
        ...(failure && { failure }),
      });
    }),
  ];
  return () => {
    for (const off of offs) off();
  };
}
