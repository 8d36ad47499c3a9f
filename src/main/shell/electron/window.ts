import type { BrowserWindowConstructorOptions } from 'electron';

/** The kiosk's only window. `kiosk`: the whole screen and no way out; else a plain window, for set-up and development. */
export function windowOptions(options: {
  readonly kiosk: boolean;
  readonly preloadPath: string;
}): BrowserWindowConstructorOptions {
  const { kiosk, preloadPath } = options;
  return {
    show: false,
    title: 'Vaani',
    width: 1280,
    height: 800,
    kiosk,
    fullscreen: kiosk,
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      devTools: !kiosk,
      // The screen follows the voice, also when nobody has touched it or another window is above.
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    },
  };
}
