import type { Clock } from '../../src/main/kernel/clock.ts';
import type { Chance } from './chance.ts';
import type { Microphone } from './microphone.ts';
import type { Step } from './script.ts';
import { noise, saying } from './tape.ts';
import type { World } from './world.ts';

/** Goes through a script, as a person would. */
export interface Person {
  readonly done: boolean;
}

export interface PersonOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly script: readonly Step[];
  readonly microphone: Microphone;
  readonly world: World;
}

const lookEveryMs = 80;
/** Quiet for this long, ms, Vaani is taken to have done. */
const quietMs = 700;
/** From a tap to a word, ms. */
const tapMs = 400;
/** Nobody waits longer, ms: for an end, or for a beginning. */
const patienceMs = { quiet: 20_000, talking: 2_500 } as const;

export function createPerson({ clock, chance, script, microphone, world }: PersonOptions): Person {
  let done = script.length === 0;

  function go(index: number): void {
    const step = script[index];
    if (!step) {
      done = true;
      return;
    }
    const act = () => world.act(step, () => perform(step, () => go(index + 1)));
    if (step.at === 'soon') return void clock.after(step.afterMs, act);
    const givesUpAt = clock.now() + patienceMs[step.at];
    let quietSince = clock.now();
    const look = () => {
      const now = clock.now();
      if (!world.quiet) quietSince = now;
      const ready = step.at === 'quiet' ? now - quietSince > quietMs : world.audible;
      if (ready || now > givesUpAt) clock.after(step.afterMs, act);
      else clock.after(lookEveryMs, look);
    };
    look();
  }

  function perform(step: Step, next: () => void): void {
    const { seat } = world;
    // Whoever sees that nobody listens taps the microphone.
    if (step.do === 'say' && world.status === 'idle') {
      world.listen(true);
      clock.after(tapMs, () => perform(step, next));
      return;
    }
    switch (step.do) {
      case 'say': {
        const sound = saying(step.text, chance.between(2, 3) * 64, chance.between(3, 30) * 64);
        const told = world.speaks(step);
        microphone.make(sound, () => {
          told();
          if (step.pushed) world.letGo();
          next();
        });
        return;
      }
      case 'cough': {
        const told = world.speaks(step);
        microphone.make(noise(step.ms), () => {
          told();
          next();
        });
        return;
      }
      case 'type':
        seat.silence();
        world.type(step.text);
        break;
      case 'tap':
        seat.silence();
        world.tap(step.yes, step.stale);
        break;
      case 'stop':
        seat.silence();
        break;
      case 'microphone':
        world.listen(false);
        clock.after(step.offMs, () => {
          world.listen(true);
          next();
        });
        return;
      case 'language':
        seat.setLanguage(step.language);
        break;
      case 'away':
        world.leave();
        clock.after(step.ms, () => {
          world.comeBack();
          next();
        });
        return;
      case 'notice':
        world.tell(step.priority, step.text);
        break;
      case 'end':
        void seat.endConversation();
        break;
      case 'nothing':
        break;
    }
    next();
  }

  if (!done) clock.after(chance.between(0, 2_500), () => go(0));
  return {
    get done() {
      return done;
    },
  };
}
