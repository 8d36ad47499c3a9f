/**
 * @param {NodeJS.Platform} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {boolean} whether a window can be opened
 */
export function hasDisplay(platform, env) {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * Which shell opens, and why not the Electron one.
 * @param {{ web: boolean, display: boolean, electron: boolean }} have
 * @returns {{ shell: 'electron' } | { shell: 'web', why: string }}
 */
export function chooseShell({ web, display, electron }) {
  if (web) return { shell: 'web', why: 'asked for with --web' };
  if (!display) return { shell: 'web', why: 'no display here for the Electron kiosk' };
  if (!electron) {
    return { shell: 'web', why: "Electron's program is not here and could not be downloaded" };
  }
  return { shell: 'electron' };
}

/**
 * The arguments of `vaani serve`; what was not given is left to its defaults.
 * @param {{ port: string | undefined, host: string | undefined, pack: string | undefined }} options
 */
export function serveArguments({ port, host, pack }) {
  return [
    'serve',
    '--json',
    ...(port === undefined ? [] : ['--port', port]),
    ...(host === undefined ? [] : ['--host', host]),
    ...(pack === undefined ? [] : ['--pack', pack]),
  ];
}

/**
 * An address in a line of `vaani serve --json`: of the kiosk, or of the page of the people who answer.
 * @param {string} line
 * @param {'url' | 'operatorUrl'} which
 * @returns {string | undefined}
 */
export function addressIn(line, which = 'url') {
  try {
    const address = (JSON.parse(line) ?? {})[which];
    return typeof address === 'string' ? address : undefined;
  } catch {
    return undefined;
  }
}
