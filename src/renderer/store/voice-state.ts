import type { CaptureFailure } from '../bridge/audio/capture.ts';

/** What this page's microphone does. `device`: the kiosk has its own and the engine looks after it. */
export type VoiceState =
  | { readonly kind: 'device' }
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'on' }
  | { readonly kind: 'failed'; readonly reason: CaptureFailure | 'lost' };
