/** A version that the feed offers. */
export interface OnlineOffer {
  readonly version: string;
  /** What the signature covers: the version and every file's name and digest, as one text. */
  readonly signed: string;
  /** Who signed it and how, in base64; null when nobody did. */
  readonly signature: { readonly keyId: string; readonly value: string } | null;
}

/** Updates over the network; electron-updater in the installed kiosk, a script in tests. */
export interface OnlineUpdates {
  /** Why this installation cannot update itself over the network; null when it can. */
  readonly unsupported: string | null;
  /**
   * Asks the feed. null when there is nothing newer, or it is not this kiosk's turn yet (a staged roll-out).
   *
   * @param url the folder with the feed, https
   */
  check(url: string): Promise<OnlineOffer | null>;
  /** Fetches what `check` offered last, in the background, and checks its digest. */
  download(signal: AbortSignal): Promise<void>;
  /** Replaces the program by what was downloaded and starts it anew. The kiosk ends. */
  install(): Promise<void>;
}
