/** What came of asking for a person. */
export interface Help {
  /**
   * asked: the task is in the database and somebody sees it · already: it was asked before and still
   * waits · nobody: nobody is there · not-saved: it could not be kept, so nobody was asked.
   */
  readonly how: 'asked' | 'already' | 'nobody' | 'not-saved';
  /** The task; null where none was kept. */
  readonly id: string | null;
}

/** The people who can be asked. */
export interface EscalationDesk {
  /** Whether anybody is there. */
  readonly staffed: boolean;
  /** Whether this one is there. */
  has(operator: string): boolean;
  /** Something about the tasks has changed. */
  refresh(): void;
}
