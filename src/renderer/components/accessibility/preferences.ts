import { createStore } from 'zustand/vanilla';

export const textSizes = ['normal', 'large', 'larger'] as const;
export type TextSize = (typeof textSizes)[number];

/** How long the frame stays on each thing, ms: slow, medium, fast. */
export const scanSpeeds = { slow: 2_400, medium: 1_400, fast: 800 } as const;
export type ScanSpeed = keyof typeof scanSpeeds;

/** What one person needs of the screen. Nothing of it outlives their conversation. */
export interface Preferences {
  readonly text: TextSize;
  /** More contrast than the theme has. */
  readonly contrast: boolean;
  /** Nothing moves that need not. */
  readonly still: boolean;
  /** Everything can be reached with one switch. */
  readonly scanning: boolean;
  readonly speed: ScanSpeed;
}

/** The screen as it is for somebody who asked for nothing. */
export const usual: Preferences = {
  text: 'normal',
  contrast: false,
  still: false,
  scanning: false,
  speed: 'medium',
};

export const createPreferences = () => createStore<Preferences>(() => usual);
export type PreferencesStore = ReturnType<typeof createPreferences>;

/** The attributes of <html> that the styles go by; undefined: none. */
export function attributesOf(wanted: Preferences): Readonly<Record<string, string | undefined>> {
  return {
    text: wanted.text === 'normal' ? undefined : wanted.text,
    contrast: wanted.contrast ? 'more' : undefined,
    motion: wanted.still ? 'less' : undefined,
    scanning: wanted.scanning ? 'on' : undefined,
  };
}

/** Of an element: what it says about itself. */
interface Root {
  readonly dataset: Record<string, string | undefined>;
}

/** Puts the attributes on an element, and takes away what is not wanted. */
export function showOn(root: Root, wanted: Preferences): void {
  for (const [name, value] of Object.entries(attributesOf(wanted))) {
    if (value === undefined) delete root.dataset[name];
    else root.dataset[name] = value;
  }
}

/** Is anything not as usual? */
export const isChanged = (wanted: Preferences): boolean =>
  Object.values(attributesOf(wanted)).some((value) => value !== undefined);
