import type { SessionView } from '../../src/contract/kiosk.ts';
import type { Seat } from '../../src/main/engine/seat.ts';
import type { Clock } from '../../src/main/kernel/clock.ts';
import { createPlayer, type PlayerContext } from '../../src/renderer/bridge/audio/player.ts';
import type { Chance } from './chance.ts';
import { mortal } from './clock.ts';
import type { Faults } from './faults.ts';
import { delayLine } from './line.ts';
import type { Room } from './room.ts';

/** A person's screen, with the real player of the renderer; its speaker is heard in the room. */
export interface Screen {
  /** What it shows. */
  readonly view: SessionView | undefined;
  /** Gone, as when its page is closed: what it plays stops. */
  leave(): void;
}

export interface ScreenOptions {
  readonly seat: Seat;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly faults: Faults;
  readonly room: Room;
}

export function openScreen({ seat, clock, chance, faults, room }: ScreenOptions): Screen {
  const life = mortal(clock);
  const hither = delayLine(life.clock, () => chance.between(...faults.messageMs));
  const thither = delayLine(life.clock, () => chance.between(...faults.messageMs));
  let view: SessionView | undefined;
  /** Whose frame is being scheduled. */
  let playing = 0;
  const contexts = new Map<number, PlayerContext>();

  function contextFor(sampleRate: number): PlayerContext {
    const known = contexts.get(sampleRate);
    if (known) return known;
    const made = speakerContext(clock, room, () => playing);
    contexts.set(sampleRate, made);
    return made;
  }

  const player = createPlayer({
    contextFor,
    after: life.clock.after,
    onPlayed(utterance, state) {
      if (chance.of(faults.lostReports)) return;
      thither(() => seat.played(utterance, state));
    },
  });
  const offs = [
    seat.events.on('view', (next) =>
      hither(() => {
        view = next;
      }),
    ),
    seat.events.on('audio', (frame) =>
      hither(() => {
        playing = frame.utterance;
        player.play(frame);
      }),
    ),
    seat.events.on('playback.stop', () => hither(() => player.stop())),
    seat.events.on('playback.duck', ({ on }) => hither(() => player.duck(on))),
    seat.events.on('playback.complete', ({ utterance }) =>
      hither(() => player.complete(utterance)),
    ),
  ];
  return {
    get view() {
      return view;
    },
    leave() {
      for (const off of offs) off();
      player.stop();
      life.kill();
    },
  };
}

/** As much of Web Audio as the player uses: what is started is heard in the room from then to its end. */
function speakerContext(clock: Clock, room: Room, whose: () => number): PlayerContext {
  const zero = clock.now();
  const node = { connect() {}, disconnect() {} };
  return {
    get currentTime() {
      return (clock.now() - zero) / 1000;
    },
    outputLatency: 0.02,
    destination: node,
    createBuffer(_channels, length, sampleRate) {
      const data = new Float32Array(length);
      return { getChannelData: () => data, seconds: length / sampleRate };
    },
    createBufferSource() {
      let stop: ((at: number) => void) | undefined;
      const utterance = whose();
      const source = {
        ...node,
        buffer: undefined as unknown,
        onended: undefined as unknown,
        start(when: number) {
          const { seconds } = source.buffer as { seconds: number };
          const from = zero + when * 1000;
          stop = room.sound(utterance, from, from + seconds * 1000);
        },
        stop: (when: number) => stop?.(zero + when * 1000),
      };
      return source;
    },
    createGain: () => ({
      ...node,
      gain: {
        value: 1,
        setValueAtTime() {},
        linearRampToValueAtTime() {},
        cancelScheduledValues() {},
      },
    }),
    resume: async () => {},
  };
}
