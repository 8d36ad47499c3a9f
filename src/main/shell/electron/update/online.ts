import { chmod, copyFile, open, rename, rm } from 'node:fs/promises';
import { messageOf } from '../../../kernel/errors.ts';
import type { Log } from '../../../ops/log.ts';
import { offerOf, type OnlineUpdates } from '../../../update/index.ts';

/** The parts of electron-updater used here. */
export interface UpdaterLike {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  allowPrerelease: boolean;
  disableWebInstaller: boolean;
  logger: unknown;
  setFeedURL(options: { readonly provider: 'generic'; readonly url: string }): void;
  checkForUpdates(): Promise<{
    readonly isUpdateAvailable: boolean;
    readonly updateInfo: unknown;
  } | null>;
  downloadUpdate(): Promise<readonly string[]>;
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface ElectronOnlineOptions {
  /** Loads electron-updater: late, for it asks Electron for its version at once. */
  loadUpdater(): Promise<UpdaterLike>;
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  /** The AppImage that the installed program is. */
  readonly appImage: string | undefined;
  /** Ends the kiosk and starts it anew. */
  restart(): void;
  readonly log: Log;
}

/** Updates over the network with electron-updater. What is offered is signed with our own keys besides. */
export function createElectronOnline(options: ElectronOnlineOptions): OnlineUpdates {
  const { platform, appImage, log } = options;
  let updater: UpdaterLike | undefined;
  let downloaded: string | undefined;

  async function load(): Promise<UpdaterLike> {
    if (updater) return updater;
    updater = await options.loadUpdater();
    // When to fetch and to install is not for the library to say, and it never goes back.
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.allowDowngrade = false;
    updater.allowPrerelease = false;
    updater.disableWebInstaller = true;
    // It logs addresses and paths; what matters is logged by whoever asked.
    updater.logger = null;
    // Without a listener an error would end the kiosk; each call rejects with it too.
    updater.on('error', (error) => log.debug({ reason: messageOf(error) }, 'electron-updater'));
    return updater;
  }

  return {
    unsupported: whyNot(options),
    async check(url) {
      const ready = await load();
      ready.setFeedURL({ provider: 'generic', url });
      const result = await ready.checkForUpdates();
      return result?.isUpdateAvailable ? offerOf(result.updateInfo) : null;
    },
    async download(signal) {
      const [file] = await (await load()).downloadUpdate();
      if (signal.aborted) return;
      downloaded = file;
    },
    async install() {
      const ready = await load();
      if (platform !== 'linux') return ready.quitAndInstall(true, true);
      if (appImage === undefined || downloaded === undefined)
        throw new Error('nothing is downloaded');
      await replaceProgram(appImage, downloaded);
      options.restart();
    },
  };
}

function whyNot({ packaged, platform, appImage }: ElectronOnlineOptions): string | null {
  if (!packaged) return 'this is a checkout: git brings what is new';
  if (platform === 'linux' && appImage === undefined)
    return 'it was installed from a package (deb, rpm): the system or a stick brings updates';
  return null;
}

/**
 * Replaces the AppImage by renaming: a power cut leaves the old one or the new one. (electron-updater
 * deletes the old one first.)
 */
async function replaceProgram(program: string, downloaded: string): Promise<void> {
  const part = `${program}.part`;
  try {
    await copyFile(downloaded, part);
    await chmod(part, 0o755);
    const file = await open(part, 'r+');
    await file.sync();
    await file.close();
    await rename(part, program);
  } catch (error) {
    await rm(part, { force: true });
    throw new Error(`${program} cannot be replaced: ${messageOf(error)}`);
  }
}
