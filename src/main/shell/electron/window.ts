import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';

/** A window for set-up and development. */
const plainSize = { width: 1280, height: 800 } as const;

/**
 * The kiosk's only window. `kiosk`: the whole screen (`bounds`, that of the primary one) and no way out;
 * else a plain window, for set-up and development.
 */
export function windowOptions(options: {
  readonly kiosk: boolean;
  readonly preloadPath: string;
  readonly bounds?: Rectangle;
}): BrowserWindowConstructorOptions {
  const { kiosk, preloadPath, bounds } = options;
  return {
    show: false,
    title: 'Vaani',
    // In an X session without a window manager nobody else makes it as large as the screen.
    ...(kiosk && bounds ? { ...bounds, frame: false } : plainSize),
    kiosk,
    fullscreen: kiosk,
    skipTaskbar: kiosk,
    minimizable: !kiosk,
    // The attract screen's wall (tokens.css): no white flash before the page is there.
    backgroundColor: '#08211f',
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
