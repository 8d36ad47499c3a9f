import { normalise } from '../../../language/normalise.ts';
import colours from './colours.json' with { type: 'json' };

const words: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(colours).map(([colour, said]) => [colour, said.map(normalise)]),
);
const meanings: ReadonlyMap<string, string> = new Map(
  [...words].flatMap(([colour, said]) => said.map((word) => [word, colour] as const)),
);

/** What a colour of the catalog is called in the four languages; a colour of the shop's own is called as it is. */
export function colourWords(colour: string | null): readonly string[] {
  if (colour === null) return [];
  return words.get(normalise(colour)) ?? [normalise(colour)];
}

/** The colour that a normalised word names. */
export function colourOf(word: string): string | undefined {
  return meanings.get(word);
}
