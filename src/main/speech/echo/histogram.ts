/** Remembers how often values in dB came, the last ones best, and tells their quantiles. */
export interface Histogram {
  add(db: number): void;
  /** The value below which this share of them lies, dB; the lowest there is where there is none. */
  quantile(share: number): number;
}

const lowestDb = -80;
const bins = 140;

/** `memory`: after this many values one weighs a third of a new one. */
export function createHistogram(memory: number): Histogram {
  const counts = new Float64Array(bins);
  const growth = 1 + 1 / memory;
  /** A new value weighs ever more, which is the same as all older ones weighing less. */
  let weight = 1;
  let total = 0;
  return {
    add(db) {
      const bin = Math.max(0, Math.min(bins - 1, Math.floor(db - lowestDb)));
      counts[bin] = (counts[bin] ?? 0) + weight;
      total += weight;
      weight *= growth;
      if (weight < 1e9) return;
      for (let one = 0; one < bins; one += 1) counts[one] = (counts[one] ?? 0) / weight;
      total /= weight;
      weight = 1;
    },
    quantile(share) {
      if (total === 0) return lowestDb;
      let left = total * share;
      for (let bin = 0; bin < bins; bin += 1) {
        left -= counts[bin] ?? 0;
        if (left <= 0) return bin + lowestDb + 0.5;
      }
      return bins + lowestDb;
    },
  };
}
