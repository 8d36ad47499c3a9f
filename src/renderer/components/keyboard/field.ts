import type { Layer } from './layout.ts';
import { erases, fits } from './typing.ts';

export type TextField = HTMLInputElement | HTMLTextAreaElement;

const textTypes: ReadonlySet<string> = new Set([
  'text',
  'search',
  'tel',
  'url',
  'email',
  'password',
  'number',
]);

/** The field that can be typed into, or null. `data-keyboard="none"` says that a field has keys of its own. */
export function textField(target: EventTarget | null): TextField | null {
  const field = target instanceof HTMLTextAreaElement || isTextInput(target) ? target : null;
  if (!field || field.disabled || field.readOnly || field.dataset.keyboard === 'none') return null;
  return field;
}

function isTextInput(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && textTypes.has(target.type);
}

const digitModes: ReadonlySet<string> = new Set(['numeric', 'decimal', 'tel']);
/** What the field asked for before its keyboard was taken from the system. */
const modes = new WeakMap<TextField, string>();

/** The layer a field begins with, by its `inputmode` and type. */
export function firstLayer(field: TextField): Layer {
  const mode = modes.get(field) ?? field.inputMode;
  const digits = digitModes.has(mode) || field.type === 'tel' || field.type === 'number';
  return digits ? 'digits' : 'letters';
}

/** The system's own keyboard stays away from this field; ours is there. */
export function keepSystemKeyboardAway(field: TextField): void {
  if (field.inputMode === 'none') return;
  modes.set(field, field.inputMode);
  field.inputMode = 'none';
}

/** The sign that a number may have besides its digits: a decimal point, or the + of a telephone number. */
export function digitSign(field: TextField): string | null {
  const mode = modes.get(field) ?? field.inputMode;
  if (mode === 'tel' || field.type === 'tel') return '+';
  return mode === 'decimal' ? '.' : null;
}

const draftOf = (field: TextField) => ({
  text: field.value,
  from: field.selectionStart ?? field.value.length,
  to: field.selectionEnd ?? field.value.length,
});

/** Types as a keyboard would: the page hears an `input` event. */
export function type(field: TextField, text: string): void {
  if (!fits(draftOf(field), text, field.maxLength)) return;
  field.focus({ preventScroll: true });
  // The one way that keeps the caret in sight, the undo list and every listener right.
  document.execCommand('insertText', false, text);
}

/** Takes away the selection, or one whole character before the caret. */
export function erase(field: TextField): void {
  const range = erases(draftOf(field));
  if (!range) return;
  field.focus({ preventScroll: true });
  // A number has no selection to set; there one digit is one character.
  if (field.selectionStart !== null) field.setSelectionRange(...range);
  document.execCommand('delete');
}

/** What the enter key does in this field: its own listener first, then its form. */
export function enter(field: TextField): void {
  const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  if (!field.dispatchEvent(event)) return;
  if (field instanceof HTMLTextAreaElement) type(field, '\n');
  else field.form?.requestSubmit();
}
