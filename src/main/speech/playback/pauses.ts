/** Silence between two sentences, and between two utterances where the second is ready, ms. */
export const sentencePauseMs = 160;
/** Silence where one sentence is made in two pieces, ms. */
export const clausePauseMs = 90;
