import { UpdateError } from './errors.ts';
import type { Header } from './header.ts';
import type { UpdateState } from './state.ts';
import { compareVersions, newest } from './version.ts';

/** The machine and the program that an update is for. */
export interface Machine {
  /** As `process.platform` and `process.arch` say it. */
  readonly platform: string;
  readonly arch: string;
  /** The version that runs now. */
  readonly running: string;
}

/**
 * Throws UpdateError unless this may be installed: made for this machine, newer than everything that ever
 * ran here, and not one that failed before (unless `again`).
 */
export function requireAllowed(
  header: Pick<Header, 'version' | 'platform' | 'arch' | 'minimumVersion'>,
  machine: Machine,
  state: UpdateState,
  again: boolean,
): void {
  const { version, platform, arch, minimumVersion } = header;
  if (platform !== machine.platform || arch !== machine.arch) {
    throw new UpdateError(
      'wrong-machine',
      `it is for ${platform} on ${arch}, and this is ${machine.platform} on ${machine.arch}: take the bundle made for this machine`,
    );
  }
  if (minimumVersion !== null && compareVersions(machine.running, minimumVersion) < 0) {
    throw new UpdateError(
      'needs-newer',
      `version ${version} can only be put on ${minimumVersion} or newer, and this is ${machine.running}: install ${minimumVersion} first`,
    );
  }
  const floor = newest([machine.running, state.highest, state.installed, state.current]);
  if (floor !== null && compareVersions(version, floor) <= 0) {
    throw new UpdateError(
      'too-old',
      compareVersions(version, floor) === 0
        ? `version ${version} is the one that is here already`
        : `version ${version} is older than ${floor}, which ran here: only newer ones are taken ("vaani update rollback" goes back to the one before)`,
    );
  }
  if (state.failed.includes(version) && !again) {
    throw new UpdateError(
      'failed-before',
      `version ${version} was taken back on this kiosk: bring a newer one, or try it once more with --again`,
    );
  }
}
