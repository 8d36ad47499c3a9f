/**
 * What is said and what is found first: one value, every reading parted by `/` where the sentence
 * leaves several (the value first), or `-` where nothing may be found.
 */
export type Case = readonly [said: string, expected: string];
