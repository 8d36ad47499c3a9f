import type { PartStatus, SpeechStatus } from '../../contract/speech.ts';

/** What `detail` says of a part while it is being loaded; the client reads it when the process dies. */
export const loadingDetail = 'loading';

const part = (name: string, detail: string): PartStatus => ({ ok: false, name, detail });

/** The status of a process that has not been started. */
export function emptyStatus(detail = 'not started'): SpeechStatus {
  return {
    microphone: part('microphone', detail),
    speaker: part('speaker', detail),
    vad: part('voice activity', detail),
    recognition: { ...part('recognition', detail), languages: [] },
    voice: part('voice', detail),
    echo: { ...part('echo', detail), mode: 'none' },
    noise: part('noise suppression', detail),
  };
}
