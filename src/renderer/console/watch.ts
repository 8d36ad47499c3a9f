import { languages } from '../../contract/language.ts';
import { watchGesture } from './watch-gesture.ts';

/** The kiosk's own code has only this much of the console: what it takes to notice that somebody wants it. */
export function watchForConsole(target: Window = window): () => void {
  return watchGesture(target, () => {
    const language = languages.find((one) => one === target.document.documentElement.lang) ?? 'en';
    void import('./show.tsx').then((console) => console.showConsole(language));
  });
}
