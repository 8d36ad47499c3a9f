import type { SessionView } from '../../contract/kiosk.ts';

/**
 * The new view, made of the old one's parts where they are the same: what has not changed is the same
 * object as before, and is not drawn again.
 */
export function shareParts(before: SessionView | null, view: SessionView): SessionView {
  if (before === null) return view;
  return {
    ...view,
    turns: shareList(before.turns, view.turns),
    pending: share(before.pending, view.pending),
    task: share(before.task, view.task),
    later: share(before.later, view.later),
    suggestions: share(before.suggestions, view.suggestions),
    voice: share(before.voice, view.voice),
    models: share(before.models, view.models),
    packs: share(before.packs, view.packs),
    languages: share(before.languages, view.languages),
  };
}

/** Of the turns, each that is the same as before stays what it was. */
function shareList<T extends { readonly id: number }>(before: T[], after: T[]): T[] {
  const old = new Map(before.map((part) => [part.id, part]));
  const shared = after.map((part) => share(old.get(part.id) ?? part, part));
  const same = shared.length === before.length && shared.every((part, at) => part === before[at]);
  return same ? before : shared;
}

const share = <T>(before: T, after: T): T =>
  before === after || JSON.stringify(before) === JSON.stringify(after) ? before : after;
