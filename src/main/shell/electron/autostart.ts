import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'electron';

export interface AutostartOptions {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;
  readonly platform: NodeJS.Platform;
  /** What is to be started: the installed program, or the AppImage it came in. */
  readonly program: string;
  /** Linux: where its desktops look for what to start. */
  readonly configFolder: string;
}

/** The kiosk starts with its watchdog: nobody is there to start it again. */
const startArguments = ['--watchdog'] as const;

/**
 * Whether the kiosk starts when this user logs in, and switches that on or off: a login item on Windows
 * and macOS, an XDG autostart entry on Linux. Returns how it is now. Throws when it cannot be written.
 */
export function autostart(what: 'on' | 'off' | 'status', options: AutostartOptions): boolean {
  return options.platform === 'linux' ? onLinux(what, options) : asLoginItem(what, options);
}

/** macOS starts login items without arguments, so without the watchdog: launchd is better there (docs/operating.md). */
function asLoginItem(what: 'on' | 'off' | 'status', { app, program }: AutostartOptions): boolean {
  const item = { path: program, args: [...startArguments] };
  if (what !== 'status') app.setLoginItemSettings({ ...item, openAtLogin: what === 'on' });
  return app.getLoginItemSettings(item).openAtLogin;
}

function onLinux(what: 'on' | 'off' | 'status', options: AutostartOptions): boolean {
  const file = join(options.configFolder, 'autostart', 'vaani.desktop');
  if (what === 'on') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, desktopEntry([options.program, ...startArguments]));
  } else if (what === 'off') rmSync(file, { force: true });
  return existsSync(file);
}

/** A desktop entry that runs this command, by the rules of the Desktop Entry Specification. */
export function desktopEntry(command: readonly string[]): string {
  const exec = command.map(quoted).join(' ');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    'Name=Vaani',
    // Of a value that is a string, backslashes are doubled once more.
    `Exec=${exec.replaceAll('\\', '\\\\')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

function quoted(argument: string): string {
  // A percent sign would begin a field code, inside quotes too.
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}
