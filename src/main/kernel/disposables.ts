/** Collects what must be undone, and undoes it once, last in first out, even if one step throws. */
export interface Disposables {
  add(dispose: () => void | Promise<void>): void;
  dispose(): Promise<void>;
}

export function createDisposables(): Disposables {
  let steps: (() => void | Promise<void>)[] = [];
  return {
    add(dispose) {
      steps.push(dispose);
    },
    async dispose() {
      const errors: unknown[] = [];
      const pending = steps.reverse();
      steps = [];
      for (const step of pending) {
        try {
          await step();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw new AggregateError(errors, 'some resources did not close');
    },
  };
}
