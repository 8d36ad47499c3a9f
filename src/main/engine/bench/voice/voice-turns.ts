import { setTimeout as sleep } from 'node:timers/promises';
import type { Mark } from './kiosk-api.ts';
import { mouthToEar, silencedAfter } from './measure.ts';
import { type SpokenClip, type Stamped, type Stretch, whenSpoken } from './recording.ts';
import type { Stand } from './stand.ts';

/** The person hears so much of an answer, then speaks over it, ms: now this, now that, as people do. */
const listenedMs = [900, 1_300, 1_700, 1_100, 1_500] as const;
/** An answer that is not there by then does not come, ms. */
const answerWithinMs = 5_000;

/** A player ends this much after the last sample at most, ms. */
const playerEndMs = 400;
/** At the end nothing is heard for so long, ms. */
const quietMs = 500;

/** A clip that was played: not before this wall time, ms. */
export interface Played {
  readonly clip: SpokenClip;
  readonly notBefore: number;
}

/** Until so many were answered, at most this many times as many are asked. */
const patience = 1.4;
/** The first answer is spoken over by the second question, and some answers are too short for that. */
const spare = 2;

/** A conversation in which the person speaks over every answer, until `turns` were answered. `onTurn`: for the progress. */
export async function converse(
  stand: Stand,
  clips: readonly SpokenClip[],
  turns: number,
  onTurn: (turn: number) => void,
  signal: AbortSignal,
): Promise<Played[]> {
  const played: Played[] = [];
  let answered = 0;
  while (answered < turns + spare && played.length < patience * turns + spare && !signal.aborted) {
    const clip = clips[played.length % clips.length] as SpokenClip;
    onTurn(played.length + 1);
    const notBefore = await stand.play(clip);
    played.push({ clip, notBefore });
    // The answer may have begun while the player was still ending.
    const over = performance.timeOrigin + performance.now() - playerEndMs;
    if (await stand.kiosk.next('audio-start', over, answerWithinMs)) answered += 1;
    await sleep(listenedMs[played.length % listenedMs.length]);
  }
  await stand.kiosk.peer.call('hush', {});
  await sleep(quietMs);
  return played;
}

/** Where the time between a person's last word and the first sound of the answer goes, ms each. */
export const stages = {
  endOfTurn: 'person silent → turn taken for ended',
  flush: 'turn ended → last words recognised',
  answer: 'words → answer given to the voice (understanding, action, wording)',
  voice: 'answer → first sample leaves for the speaker',
  speaker: 'sample leaves → heard',
} as const;
export type Stage = keyof typeof stages;

export interface VoiceTurns {
  /** End of the person's words → first audible sample, ms, of the turns that were answered. */
  readonly mouthToEar: number[];
  readonly asked: number;
  readonly byStage: Readonly<Record<Stage, number[]>>;
  /** Of each answer that was spoken over. */
  readonly silenced: readonly Silenced[];
}

/** How Vaani falls silent for somebody, ms. */
export interface Silenced {
  /** Person begins → speaker silent; Infinity where it spoke on. */
  readonly ms: number;
  /** Of that, until the engine was told that somebody speaks; undefined where it was told before, by another sound. */
  readonly noticedMs: number | undefined;
}

/** Reads the turns off the recordings, and their stages off the marks. */
export function measureTurns(
  played: readonly Played[],
  { microphone, speaker }: { readonly microphone: Stamped; readonly speaker: Stamped },
  marks: readonly Mark[],
): VoiceTurns {
  const said = played.flatMap(({ clip, notBefore }): Stretch[] => {
    const when = whenSpoken(clip, microphone, notBefore);
    return when ? [when] : [];
  });
  const heard = mouthToEar(said, speaker);
  const byStage: Record<Stage, number[]> = {
    endOfTurn: [],
    flush: [],
    answer: [],
    voice: [],
    speaker: [],
  };
  for (const [index, { audibleAt }] of heard.entries()) {
    const end = said[index]?.end;
    if (end === undefined || audibleAt === undefined) continue;
    const at = stagesOf(end, audibleAt, marks);
    if (at) for (const stage of Object.keys(stages) as Stage[]) byStage[stage].push(at[stage]);
  }
  return {
    mouthToEar: heard.flatMap(({ ms }) => (ms === undefined ? [] : [ms])),
    asked: played.length,
    byStage,
    silenced: said.flatMap((person): Silenced[] => {
      const ms = silencedAfter(person, speaker);
      return ms === undefined ? [] : [{ ms, noticedMs: noticedAfter(person, marks) }];
    }),
  };
}

function noticedAfter({ start, end }: Stretch, marks: readonly Mark[]): number | undefined {
  const noticed = marks.find(
    ({ name, at }) => name === 'speech-start' && at > start - slackMs && at < end,
  );
  return noticed && noticed.at - start;
}

/** Marks of speech and of the recording are of two clocks' readings: a little before counts as at once, ms. */
const slackMs = 150;

/** Undefined where the answer was not made the usual way (a holding phrase, a notice). */
function stagesOf(
  end: number,
  audibleAt: number,
  marks: readonly Mark[],
): Record<Stage, number> | undefined {
  const until = audibleAt + slackMs;
  const within = (name: string) => (mark: Mark) =>
    mark.name === name && mark.at > end - slackMs && mark.at < until;
  const words = marks.findLast((mark) => within('heard')(mark) && mark.whole === true);
  const spoken = words && marks.find((mark) => within('call:speak')(mark) && mark.at >= words.at);
  const began = spoken && marks.find((m) => within('audio-start')(m) && m.at >= spoken.at);
  const ended =
    words && marks.findLast((m) => within('call:channel.end-turn')(m) && m.at <= words.at);
  if (!words || !spoken || !began) return undefined;
  // Where the speech process ended the turn by itself there was no call.
  const endedAt = ended?.at ?? words.at;
  return {
    endOfTurn: endedAt - end,
    flush: words.at - endedAt,
    answer: spoken.at - words.at,
    voice: began.at - spoken.at,
    speaker: audibleAt - began.at,
  };
}
