/**
 * What tells, in one language, that a sentence was cut off before its end. Lists hold phrases separated
 * by "|", matched as whole words at the end of the utterance, without nukta and with ँ as ं.
 */
export interface CutWords {
  /** A sentence never ends here: conjunctions, articles, possessives. */
  readonly open: string;
  /** It does not end here unless a verb went before: "मुझे एक", but "दिखाओ मुझे एक". */
  readonly openWithoutVerb: string;
  /** Open behind a number only: "500 से", "500 ते". */
  readonly openBehindNumber: string;
  /** Endings that look open and are complete; tried first. */
  readonly complete: string;
  /** Whole utterances that introduce what is to come: "my order number is", "मेरा ऑर्डर नंबर". */
  readonly introductions: string;
}
