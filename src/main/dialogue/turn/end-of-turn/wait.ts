/** A turn that is surely over ends this long after the speech, ms: the pause is noticed by then. */
export const shortestWaitMs = 200;
/** Nobody is waited for longer, ms. */
export const longestWaitMs = 1_500;
const stepMs = 10;

/**
 * Pauses inside a turn are taken to be log-normal, half of them shorter than this. Assumed, not
 * measured: recordings of people at kiosks do not exist yet.
 */
const medianPauseMs = 500;
const spread = 0.6;
/** What one second of waiting costs, where cutting a person off costs 1. */
const costPerSecond = 1.4;
const steps = 200;

/** The wait in ms, for the likelihood (0 to 1) that a turn is over. */
export type Wait = (likelihood: number) => number;

/** The waits that cost least: waiting where the turn is over, against cutting off where it is not. */
export function cheapestWait(perSecond: number): Wait {
  const table = Array.from({ length: steps + 1 }, (_, at) => cheapest(at / steps, perSecond));
  return (likelihood) => table[Math.round(Math.min(1, Math.max(0, likelihood)) * steps)] as number;
}

export const waitFor: Wait = cheapestWait(costPerSecond);

function cheapest(likelihood: number, perSecond: number): number {
  let best = shortestWaitMs;
  let least = Number.POSITIVE_INFINITY;
  for (let wait = shortestWaitMs; wait <= longestWaitMs; wait += stepMs) {
    const cost = (likelihood * perSecond * wait) / 1_000 + (1 - likelihood) * isLonger(wait);
    if (cost < least) [best, least] = [wait, cost];
  }
  return best;
}

/** How likely a pause inside a turn is longer than this, ms. */
export function isLonger(ms: number): number {
  return 1 - normal(Math.log(ms / medianPauseMs) / spread);
}

/** The normal distribution function, by the error function of Abramowitz and Stegun 7.1.26. */
function normal(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.327_591_1 * z);
  const tail =
    t *
    (0.254_829_592 +
      t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
  const erf = 1 - tail * Math.exp(-z * z);
  return 0.5 * (1 + (x < 0 ? -erf : erf));
}
