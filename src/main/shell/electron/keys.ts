/** A key as Electron's `before-input-event` tells of it. */
export interface KeyInput {
  /** As KeyboardEvent.key. */
  readonly key: string;
  /** As KeyboardEvent.code. */
  readonly code: string;
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly modifiers: readonly string[];
}

/** Keys that type, move and choose on their own. Any single character does too. */
const plainKeys: ReadonlySet<string> = new Set([
  ...['Tab', 'Enter', 'Escape', 'Backspace', 'Delete', 'Insert'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
  // Pressed alone they do nothing; a page that is told of them can tell chords.
  ...['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'ScrollLock'],
  // What input methods send while a letter of an Indian script is put together.
  ...['Process', 'Dead', 'Compose', 'Unidentified', 'Convert', 'NonConvert', 'ModeChange'],
  // The system's own, and harmless.
  ...['AudioVolumeUp', 'AudioVolumeDown', 'AudioVolumeMute'],
]);

/**
 * Of the chords with Ctrl (or Command) those that edit a text. Copying is not among them: what one person
 * copies, the next one could paste.
 */
const editing: ReadonlySet<string> = new Set([
  ...['KeyA', 'KeyZ', 'KeyY', 'Backspace', 'Delete'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'],
]);

/** The way into the operator console by keyboard, which asks for a PIN: Ctrl+Alt+O. */
const consoleKey = 'KeyO';

/**
 * Whether a key may reach the page of a kiosk. What may is listed, so that a chord that nobody thought of
 * does nothing: reload, developer tools, zoom, print, find, save, quit, full screen, back and forward,
 * the menu keys and every function key among them. Keys that the operating system takes for itself
 * (Ctrl+Alt+Del, the Windows key, Command+Tab) never come here; docs/operating.md says who stops those.
 */
export function isAllowedKey(input: KeyInput, platform: NodeJS.Platform): boolean {
  const { key, code, shift, control, alt, meta } = input;
  const oneCharacter = [...key].length === 1;
  if (control && alt && !shift && !meta && code === consoleKey) return true;
  if (typesByAlt(input, platform)) return oneCharacter;
  if (alt) return isModifier(key);
  if (control || meta) return editing.has(code) || isModifier(key);
  return oneCharacter || plainKeys.has(key);
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(key);
}

/** Alt as a way to type: AltGr, which Windows tells of as Ctrl+Alt, and Option on a Mac. */
function typesByAlt(input: KeyInput, platform: NodeJS.Platform): boolean {
  if (input.meta || !input.alt) return false;
  if (platform === 'darwin') return !input.control;
  const altGr = input.modifiers.some((name) => name.toLowerCase() === 'altgr');
  // Ctrl+Alt and a plain letter is a chord; Ctrl+Alt that gives "₹" or "é" is AltGr.
  return input.control && (altGr || !/^[\x20-\x7e]$/.test(input.key));
}
