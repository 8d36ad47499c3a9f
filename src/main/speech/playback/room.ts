/** Lets a producer wait until a player has played enough of what it holds. */
export interface Room {
  wait(): Promise<void>;
  /** Call after anything that may have made room. */
  check(): void;
}

export function createRoom(hasRoom: () => boolean): Room {
  let waiting: (() => void)[] = [];
  return {
    wait: () =>
      hasRoom() ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve)),
    check() {
      if (waiting.length === 0 || !hasRoom()) return;
      const ready = waiting;
      waiting = [];
      for (const resolve of ready) resolve();
    },
  };
}
