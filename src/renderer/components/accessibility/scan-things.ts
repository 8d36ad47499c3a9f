import { textField } from '../keyboard/field.ts';

const things =
  'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [role=log]';
const together =
  '[data-scan-group], header, nav, article, form, [role=alertdialog], .area-bar, .area-ask';

/** Everything that can be used now, in groups: the keys first while a keyboard is open; an open menu alone. */
export function scanThings(page: Document = document): HTMLElement[][] {
  const menu = [...page.querySelectorAll('[role=dialog]')].findLast((each) =>
    each.checkVisibility(),
  );
  const keyboard = page.querySelector('.keyboard');
  const places = [keyboard, menu ?? page.body].filter((place) => place !== null);
  const groups = new Map<Element, HTMLElement[]>();
  for (const place of places) {
    for (const thing of place.querySelectorAll<HTMLElement>(things)) {
      if (!usable(thing) || (place !== keyboard && keyboard?.contains(thing))) continue;
      const group = outermost(thing, place);
      groups.set(group, [...(groups.get(group) ?? []), thing]);
    }
  }
  return [...groups.values()];
}

function usable(thing: HTMLElement): boolean {
  if (!thing.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  if (thing.closest('[inert], [aria-hidden=true]')) return false;
  const { width, height } = thing.getBoundingClientRect();
  return width > 0 && height > 0;
}

/** The widest group within a place that a thing is in; else it is a group of its own. */
function outermost(thing: Element, place: Element): Element {
  let found = thing;
  for (let up = thing.parentElement; up && up !== place; up = up.parentElement) {
    if (up.matches(together)) found = up;
  }
  return found;
}

/** Does what a press of the thing would do. */
export function activate(thing: HTMLElement): void {
  if (textField(thing)) return thing.focus();
  if (thing instanceof HTMLSelectElement) return nextOption(thing);
  if (thing.getAttribute('role') === 'log') return onePageOn(thing);
  thing.click();
}

/** A list that opens in a window of the system cannot be scanned; its choices come one after the other. */
function nextOption(list: HTMLSelectElement): void {
  const next = (list.selectedIndex + 1) % list.options.length;
  const write = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set;
  write?.call(list, list.options[next]?.value);
  list.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The next part of what is longer than its place; from the end, the beginning. */
function onePageOn(box: HTMLElement): void {
  const end = box.scrollTop + box.clientHeight >= box.scrollHeight - 4;
  box.scrollTo({ top: end ? 0 : box.scrollTop + box.clientHeight * 0.8 });
}
