import { type BenchRow, missingRow, shareRow, spreadRow, valueRow } from '../row.ts';
import type { MeasuredKiosk } from './measured-kiosk.ts';
import type { Disturbed } from './noises.ts';
import { type Stage, stages, type VoiceTurns } from './voice-turns.ts';

const voiceToVoice = { targetP50: 600, target: 900 } as const;
const bargeInMs = 300;
const resumeMs = 1_000;
/** Complete sentences, p50: "200-300 ms" (issue 5). */
const endOfTurnMs = 300;
/** A whole text turn, p95 (design, 7); with the marks' way from process to process. */
const answerMs = 10;
/** Design, 3. */
const lagMs = 20;
/** Of those who speak to a kiosk so many must get an answer. */
const answeredShare = 95;

/** The rows of a conversation; `over`: what it was measured on. */
export function turnRows(turns: VoiceTurns, over: string): BenchRow[] {
  const { mouthToEar, asked, byStage } = turns;
  const minTargets: Readonly<Partial<Record<Stage, object>>> = {
    endOfTurn: { targetP50: endOfTurnMs },
    answer: { target: answerMs },
  };
  const fellSilent = turns.silenced.filter(({ ms }) => Number.isFinite(ms));
  const spokeOn = turns.silenced.length - fellSilent.length;
  const noticed = fellSilent.flatMap(({ ms, noticedMs }) =>
    noticedMs === undefined ? [] : [{ noticedMs, restMs: ms - noticedMs }],
  );
  return [
    spreadRow(`voice to voice, ${over}: end of speech → first audible sample`, mouthToEar, {
      ...voiceToVoice,
      note:
        mouthToEar.length < asked
          ? `${asked - mouthToEar.length} of ${asked} not answered`
          : undefined,
    }),
    shareRow(`voice to voice, ${over}: turns answered`, asked, mouthToEar.length / asked, {
      atLeast: answeredShare,
    }),
    ...(Object.keys(stages) as Stage[]).map((stage) =>
      spreadRow(`  of that: ${stages[stage]}`, byStage[stage], minTargets[stage] ?? {}),
    ),
    spreadRow(
      `barge-in, ${over}: person starts → speaker silent`,
      fellSilent.map(({ ms }) => ms),
      { target: bargeInMs, note: spokeOn > 0 ? `${spokeOn} more were spoken over` : undefined },
    ),
    spreadRow(
      '  of that: person starts → noticed',
      noticed.map(({ noticedMs }) => noticedMs),
    ),
    spreadRow(
      '  of that: noticed → last sound',
      noticed.map(({ restMs }) => restMs),
    ),
  ];
}

/** The rows of noises made over answers. */
export function noiseRows(found: Disturbed, over: string): BenchRow[] {
  const { resumedMs, wentOn, lost, taken, unspoken } = found;
  const judged = resumedMs.length + lost + taken;
  const notes = [
    `${wentOn} of ${judged} were not interrupted at all`,
    ...(lost > 0 ? [`${lost} not heard again`] : []),
    ...(unspoken > 0 ? [`${unspoken} answers were over before`] : []),
  ];
  const figure = `false barge-in, ${over}: end of the noise → heard again`;
  if (judged === 0) return [missingRow(figure, 'ms', 'no answer was long enough', resumeMs)];
  return [
    spreadRow(figure, resumedMs, { target: resumeMs, note: notes.join(', ') }),
    shareRow(
      `false barge-in, ${over}: coughs and backchannels after which it went on`,
      judged,
      resumedMs.length / judged,
      { atLeast: answeredShare },
    ),
  ];
}

/** Lag and memory of the kiosk that took part in the conversation. */
export async function kioskRows({ peer }: MeasuredKiosk): Promise<BenchRow[]> {
  const { lag, mainMb, speechMb } = await peer.call('figures', {});
  const memory = 'memory after the conversation:';
  return [
    {
      figure: 'event-loop lag of main during the conversation',
      unit: 'ms',
      samples: lag.samples,
      p50: round(lag.p50),
      p95: round(lag.p95),
      target: lagMs,
      met: lag.p95 <= lagMs,
      note: `longest ${Math.round(lag.max)} ms`,
    },
    valueRow(`${memory} main process`, mainMb, { unit: 'MB', samples: 1 }),
    speechMb === null
      ? missingRow(`${memory} speech process`, 'MB', 'the system does not tell')
      : valueRow(`${memory} speech process`, speechMb, { unit: 'MB', samples: 1 }),
  ];
}

const round = (ms: number) => Math.round(ms * 100) / 100;
