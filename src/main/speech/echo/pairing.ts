/** Sets what was played against what was heard: one of each, in order, whatever bursts they come in. */
export interface Pairing {
  push(played: number): void;
  /** What goes with the next frame heard; 0 where nothing came. */
  next(): number;
}

/** Blocks of the two devices come in turns of 20 ms; this many frames may wait all the time. */
const usual = 2;
/** A look at how many waited at least, every second. */
const everyFrames = 100;
/** A second: more than any pause of this process that is not a fault. */
const mostWaiting = 100;

export function createPairing(): Pairing {
  let waiting: number[] = [];
  let begun = false;
  let least = Number.POSITIVE_INFINITY;
  let since = 0;
  return {
    push(played) {
      waiting.push(played);
      if (waiting.length > mostWaiting) waiting.shift();
    },
    next() {
      // A speaker that was opened first has played to nobody.
      if (!begun) waiting = waiting.slice(-usual);
      begun = true;
      const played = waiting.shift() ?? 0;
      least = Math.min(least, waiting.length);
      since += 1;
      if (since < everyFrames) return played;
      // What always waits is a lag of our own making.
      if (least > usual) waiting.splice(0, least - usual);
      least = Number.POSITIVE_INFINITY;
      since = 0;
      return played;
    },
  };
}
