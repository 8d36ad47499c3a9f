import workletUrl from './capture-worklet.ts?worker&url';

/** Why the microphone cannot be used, in kinds that the screen has words for. */
export type CaptureFailure = 'denied' | 'missing' | 'busy' | 'insecure' | 'blocked' | 'failed';

export class CaptureError extends Error {
  readonly reason: CaptureFailure;
  constructor(reason: CaptureFailure, message: string) {
    super(message);
    this.name = 'CaptureError';
    this.reason = reason;
  }
}

export interface Capture {
  stop(): void;
}

export interface CaptureListeners {
  /** 320 samples of 16 kHz 16-bit mono. */
  readonly onFrame: (samples: Int16Array) => void;
  /** The microphone was unplugged or taken away. */
  readonly onLost: () => void;
}

const speechHz = 16_000;
/** A context that does not run by then waits for a person's tap. */
const runningWithinMs = 1_000;

/** Opens the browser's microphone; rejects with CaptureError. */
export async function startCapture(listeners: CaptureListeners): Promise<Capture> {
  // Without a secure context there is no microphone at all, not even a question to the person.
  if (!navigator.mediaDevices?.getUserMedia || !('AudioWorkletNode' in window)) {
    throw new CaptureError('insecure', 'this page may not use a microphone');
  }
  const stream = await askForMicrophone();
  const context = createContext(stream);
  const over = new AbortController();
  let node: AudioWorkletNode | undefined;
  const stop = () => {
    over.abort();
    // A port that can still bring a message is kept for ever, and with it all that listens to it.
    if (node) node.port.onmessage = null;
    node?.port.close();
    for (const track of stream.getTracks()) track.stop();
    if (context.state !== 'closed') void context.close();
  };
  try {
    await context.audioWorklet.addModule(workletUrl);
    const source = context.createMediaStreamSource(stream);
    node = new AudioWorkletNode(context, 'vaani-capture', { outputChannelCount: [1] });
    node.port.onmessage = (event: MessageEvent<Int16Array>) => listeners.onFrame(event.data);
    // The node's output stays silent; a node that leads nowhere may not be run.
    source.connect(node).connect(context.destination);
    await running(context);
  } catch (error) {
    stop();
    if (error instanceof CaptureError) throw error;
    throw new CaptureError('failed', error instanceof Error ? error.message : String(error));
  }
  const ended = () => {
    stop();
    listeners.onLost();
  };
  stream.getAudioTracks()[0]?.addEventListener('ended', ended, { signal: over.signal });
  return { stop };
}

async function askForMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: {
        echoCancellation: true,
        noiseSuppression: true,
        autoGainControl: true,
        channelCount: 1,
      },
    });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    const message = error instanceof Error ? error.message : String(error);
    throw new CaptureError(reasonFor(name), message);
  }
}

function reasonFor(errorName: string): CaptureFailure {
  switch (errorName) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}

/** A context at the recogniser's rate; where a browser cannot mix rates, its own: the worklet resamples. */
function createContext(stream: MediaStream): AudioContext {
  const context = new AudioContext({ sampleRate: speechHz, latencyHint: 'interactive' });
  try {
    context.createMediaStreamSource(stream).disconnect();
    return context;
  } catch {
    void context.close();
    return new AudioContext({ latencyHint: 'interactive' });
  }
}

async function running(context: AudioContext): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, runningWithinMs));
  await Promise.race([context.resume(), late]);
  if (context.state !== 'running') {
    throw new CaptureError('blocked', 'the browser waits for a tap before it allows audio');
  }
}
