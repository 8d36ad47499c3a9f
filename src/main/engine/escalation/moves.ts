import type { EscalationStatus } from '../../../contract/operator.ts';

/**
 * What can happen to a task. accept: somebody takes it · take-over: somebody else does, because the
 * first one is gone · answer, complete: it was answered, or they came · decline: they cannot come ·
 * nobody: nobody did anything in time · called: the promised call was made.
 */
export type Step = 'accept' | 'take-over' | 'answer' | 'complete' | 'decline' | 'nobody' | 'called';

const moves: Readonly<Record<EscalationStatus, Partial<Readonly<Record<Step, EscalationStatus>>>>> =
  {
    pending: { accept: 'running', decline: 'failed', nobody: 'failed' },
    running: {
      'take-over': 'running',
      answer: 'completed',
      complete: 'completed',
      decline: 'failed',
      nobody: 'failed',
    },
    completed: {},
    failed: { called: 'completed' },
  };

/** The status after a step; undefined where it is not allowed. */
export function move(status: EscalationStatus, step: Step): EscalationStatus | undefined {
  return moves[status][step];
}
