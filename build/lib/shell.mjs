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
 * The address in a line of `vaani serve --json`.
 * @param {string} line
 * @returns {string | undefined}
 */
export function addressIn(line) {
  try {
    const { url } = JSON.parse(line) ?? {};
    return typeof url === 'string' ? url : undefined;
  } catch {
    return undefined;
  }
}
