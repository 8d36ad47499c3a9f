import { useSyncExternalStore } from 'react';

/** The same as in console.css: where the sections stand above instead of beside. */
const query = '(orientation: portrait), (max-width: 899px)';

function listen(onChange: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
}

export const useUpright = (): boolean =>
  useSyncExternalStore(listen, () => matchMedia(query).matches);
