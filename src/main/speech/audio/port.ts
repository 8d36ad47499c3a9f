/** An audio device as the operating system names it. */
export interface AudioDevice {
  readonly name: string;
  /** Channels it can record; 0 for a device that only plays. */
  readonly inputs: number;
  /** Channels it can play; 0 for a device that only records. */
  readonly outputs: number;
}

/** Which direction of a device something is about. */
export type Direction = 'microphone' | 'speaker';

export interface MicrophoneOptions {
  /** As listed, or "default". */
  readonly name: string;
  /** 20 ms of 16 kHz 16-bit mono. */
  readonly onFrame: (samples: Int16Array) => void;
  readonly onLost: (reason: string) => void;
}

export interface SpeakerOptions {
  readonly name: string;
  /** Hz. */
  readonly sampleRate: number;
  /** Asked for the next samples for as long as the device runs. */
  readonly render: (frames: number) => Int16Array;
  readonly onLost: (reason: string) => void;
}

/**
 * The machine's microphone and speaker. Each direction is opened at most once in the life of a
 * process (the library crashes on a second time); to try again, start a new process.
 */
export interface AudioDevices {
  list(): readonly AudioDevice[];
  /** Resolves when the first audio arrived; rejects with what to do when there is no such device. */
  openMicrophone(options: MicrophoneOptions): Promise<void>;
  /** Resolves when the device took the first audio. */
  openSpeaker(options: SpeakerOptions): Promise<void>;
}
