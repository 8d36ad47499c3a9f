import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { chromiumArgs } from '../browser.ts';
import { browserProgram, root } from './requirements.ts';

export const sizes = {
  totem: { width: 1080, height: 1920 },
  counter: { width: 1280, height: 800 },
} as const;
export type Size = keyof typeof sizes;

/** Pictures of the screens, for people to look at. */
export const picturesFolder = join(root, 'test-results/e2e');

export interface BrowserChoice {
  /** A WAV file that is the microphone, played once from when it is opened; without it, a beep. */
  readonly microphone?: string | undefined;
  /** False: nobody has pressed "allow", and the browser says no. Default true. */
  readonly allowMicrophone?: boolean;
  /** False: there is no microphone at all. Default true. */
  readonly hasMicrophone?: boolean;
  /** True as in the kiosk's own browser; others wait for a tap. Default false. */
  readonly soundWithoutTap?: boolean;
}

/** Starts Debian's Chromium without a window; its microphone is a file and its speaker a clock. */
export function launchBrowser(choice: BrowserChoice = {}): Promise<Browser> {
  const { microphone, allowMicrophone = true, hasMicrophone = true } = choice;
  return chromium.launch({
    ...(browserProgram && { executablePath: browserProgram }),
    args: [
      ...chromiumArgs,
      ...(hasMicrophone ? ['--use-fake-device-for-media-stream'] : []),
      ...(allowMicrophone ? ['--use-fake-ui-for-media-stream'] : ['--deny-permission-prompts']),
      ...(choice.soundWithoutTap ? ['--autoplay-policy=no-user-gesture-required'] : []),
      ...(microphone === undefined
        ? []
        : [`--use-file-for-fake-audio-capture=${microphone}%noloop`]),
    ],
  });
}
