import type { Escalation, Inbox } from '../../contract/operator.ts';

/** The inbox as it is worked through. */
export interface Work {
  /** Nobody has taken them yet first, then those being looked after; in both, who has waited longest comes first. */
  readonly open: readonly Escalation[];
  /** People who were promised a call, the earliest first. */
  readonly calls: readonly Escalation[];
  /** What is over, the newest first. */
  readonly over: readonly Escalation[];
}

export function workOf({ escalations }: Inbox): Work {
  const oldestFirst = escalations.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  const pending = oldestFirst.filter(({ status }) => status === 'pending');
  const running = oldestFirst.filter(({ status }) => status === 'running');
  return {
    open: [...pending, ...running],
    calls: escalations
      .filter(owesCall)
      .toSorted((a, b) => (a.callbackAt ?? '').localeCompare(b.callbackAt ?? '')),
    over: oldestFirst
      .filter((one) => (one.status === 'completed' || one.status === 'failed') && !owesCall(one))
      .toReversed(),
  };
}

/** Somebody left a number to be called at, and has not been called. A time without a number is only an offer. */
function owesCall({ status, callbackAt, callbackPhone }: Escalation): boolean {
  return status === 'failed' && callbackAt !== null && callbackPhone !== null;
}

export function waitingCount(inbox: Inbox | null): number {
  return inbox?.escalations.filter(({ status }) => status === 'pending').length ?? 0;
}

/** The quick choices for when to call, as ISO 8601. */
export function callTimes(nowMs: number): Readonly<Record<'soon' | 'hour' | 'tomorrow', string>> {
  const tomorrow = new Date(nowMs);
  tomorrow.setDate(tomorrow.getDate() + 1);
  tomorrow.setHours(10, 0, 0, 0);
  return {
    soon: new Date(nowMs + 15 * 60_000).toISOString(),
    hour: new Date(nowMs + 60 * 60_000).toISOString(),
    tomorrow: tomorrow.toISOString(),
  };
}

/** The next time the clock shows "19:30", as ISO 8601: today, or tomorrow when it has passed. Null for anything else. */
export function nextTime(clock: string, nowMs: number): string | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  if (!parts) return null;
  const date = new Date(nowMs);
  date.setHours(Number(parts[1]), Number(parts[2]), 0, 0);
  if (date.getTime() <= nowMs) date.setDate(date.getDate() + 1);
  return date.toISOString();
}
