import { afterPack } from './build/pack/after-pack.mjs';
import { appFiles, otherSystems, resources, unpacked } from './build/pack/contents.mjs';
import { fuses } from './build/fuses.mjs';

const root = import.meta.dirname;
const app = appFiles(root);

/**
 * What the folder of the packed kiosk, and its installers, are made of. See docs/updates.md.
 * @param {{ classifiers?: string, output?: string }} [folders] other ones than those of the checkout, for tests
 */
export const createConfig = ({ classifiers = 'out/classifiers', output = 'dist' } = {}) =>
  /** @satisfies {import('electron-builder').Configuration} */ ({
    appId: 'in.vaani.kiosk',
    productName: 'Vaani',
    copyright: 'Vaani',
    directories: { output, buildResources: 'build/pack/assets' },
    // Everything native is N-API, built for Node and good for Electron: nothing is compiled or fetched here.
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    removePackageScripts: true,
    asar: true,
    asarUnpack: unpacked,
    extraResources: resources(classifiers),
    electronLanguages: ['en-US', 'en-GB', 'hi', 'bn', 'mr'],
    electronFuses: fuses,
    afterPack,
    // Where a kiosk asks for updates is a setting of the kiosk, not of the package.
    publish: null,
    linux: {
      files: [...app, ...otherSystems('linux')],
      target: ['AppImage', 'deb', 'rpm'],
      executableName: 'vaani',
      category: 'Utility',
      maintainer: 'Vaani <kiosk@vaani.invalid>',
      vendor: 'Vaani',
      synopsis: 'Offline voice kiosk',
      description:
        'Hears, answers and acts on the machine itself, in English, Hindi, Bengali and Marathi.',
      desktop: {
        entry: {
          Name: 'Vaani',
          Comment: 'Offline voice kiosk',
          Keywords: 'kiosk;voice;assistant;',
          StartupWMClass: 'vaani',
        },
      },
    },
    deb: { depends: debLibraries(), priority: 'optional', packageCategory: 'misc' },
    rpm: { depends: rpmLibraries() },
    win: { files: [...app, ...otherSystems('win')], target: ['nsis'] },
    nsis: {
      // For one user and without questions: so an update needs nobody at the machine.
      oneClick: true,
      perMachine: false,
      deleteAppDataOnUninstall: false,
      shortcutName: 'Vaani',
    },
    mac: {
      files: [...app, ...otherSystems('mac')],
      // dmg to install from, zip for what updates itself.
      target: ['dmg', 'zip'],
      category: 'public.app-category.business',
      hardenedRuntime: true,
      extendInfo: {
        NSMicrophoneUsageDescription: 'Vaani listens to the people who speak to it.',
      },
    },
  });

export default createConfig();

/** Debian's libraries that Chromium and the sound need. */
function debLibraries() {
  return [
    'libgtk-3-0',
    'libnotify4',
    'libnss3',
    'libxss1',
    'libxtst6',
    'libatspi2.0-0',
    'libuuid1',
    'libsecret-1-0',
    'libasound2',
  ];
}

/** The same in the names of Fedora and its kin. */
function rpmLibraries() {
  return [
    'gtk3',
    'libnotify',
    'nss',
    'libXScrnSaver',
    'libXtst',
    'at-spi2-core',
    'libuuid',
    'libsecret',
    'alsa-lib',
  ];
}
