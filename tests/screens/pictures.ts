import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { root } from '../e2e/support/requirements.ts';

/** The pictures that the screens are compared with. */
export const baselines = join(root, 'tests/screens/baselines');
const found = join(root, 'test-results/visual');

/** How different a pixel's colour must be to count, 0 to 1: more than the edge of a letter drawn otherwise. */
const colourTolerance = 0.12;
/** Share of a picture that may differ; and of any place of 32 by 32 pixels in it. */
export const tolerances = { whole: 0.0015, place: 0.12 } as const;
const placePx = 32;

export interface Difference {
  /** Share of all pixels that differ, 0 to 1. */
  readonly whole: number;
  /** The same, of the place that differs most. */
  readonly place: number;
}

export const isSame = ({ whole, place }: Difference): boolean =>
  whole <= tolerances.whole && place <= tolerances.place;

/** Colours are kept in steps: half the bytes, and far less than what counts as different. */
const colourStep = 4;
const stepped = (value: number) => Math.min(255, Math.round(value / colourStep) * colourStep);

/** A picture with each `factor` by `factor` pixels made one, in fewer colours, without its transparency. */
export function shrunk(picture: PNG, factor: number): PNG {
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const small = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let dy = 0; dy < factor; dy++) {
          for (let dx = 0; dx < factor; dx++) {
            const at = ((y * factor + dy) * picture.width + x * factor + dx) * 4;
            sum += picture.data[at + channel] ?? 0;
          }
        }
        small.data[(y * width + x) * 4 + channel] = stepped(sum / (factor * factor));
      }
      small.data[(y * width + x) * 4 + 3] = 255;
    }
  }
  return small;
}

/** Compares two pictures; of different sizes, everything differs. `marked`: the second with the differences in red. */
export function compare(before: PNG, now: PNG): Difference & { readonly marked: PNG } {
  const { width, height } = now;
  const marked = new PNG({ width, height });
  if (before.width !== width || before.height !== height) return { whole: 1, place: 1, marked };
  const mask = new PNG({ width, height });
  const different = pixelmatch(before.data, now.data, mask.data, width, height, {
    threshold: colourTolerance,
    diffMask: true,
  });
  pixelmatch(before.data, now.data, marked.data, width, height, { threshold: colourTolerance });
  return { whole: different / (width * height), place: worstPlace(mask), marked };
}

/** The largest share of different pixels in any place; places overlap by half, so that none is cut apart. */
function worstPlace(mask: PNG): number {
  let worst = 0;
  for (let top = 0; top + placePx <= mask.height; top += placePx / 2) {
    for (let left = 0; left + placePx <= mask.width; left += placePx / 2) {
      let different = 0;
      for (let y = top; y < top + placePx; y++) {
        for (let x = left; x < left + placePx; x++) {
          const at = (y * mask.width + x) * 4;
          // Red is what differs; yellow is the edge of a letter.
          if (mask.data[at + 3] && !mask.data[at + 1]) different++;
        }
      }
      worst = Math.max(worst, different / placePx ** 2);
    }
  }
  return worst;
}

export const parsePicture = (bytes: Buffer): PNG => PNG.sync.read(bytes);

const write = (folder: string, name: string, picture: PNG) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${name}.png`),
    PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, filterType: -1 }),
  );
};

/** Are the pictures to be taken anew, instead of compared? */
export const renewing = process.env.VAANI_RENEW_PICTURES === '1';

/**
 * What is wrong with a picture: nothing, or one line that says how much differs and where to look. With
 * VAANI_RENEW_PICTURES=1 the picture is kept as what is right.
 */
export function judge(name: string, picture: PNG): string | null {
  if (renewing) {
    write(baselines, name, picture);
    return null;
  }
  const before = baseline(name);
  if (!before)
    return `${name}: there is no picture of it yet; take it with node build/pictures.mjs`;
  const { marked, ...difference } = compare(before, picture);
  if (isSame(difference)) return null;
  write(found, name, picture);
  write(found, `${name}-different`, marked);
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  return `${name}: ${percent(difference.whole)} differs, ${percent(difference.place)} in one place; see test-results/visual/${name}-different.png, or take it anew with node build/pictures.mjs`;
}

function baseline(name: string): PNG | null {
  try {
    return parsePicture(readFileSync(join(baselines, `${name}.png`)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
