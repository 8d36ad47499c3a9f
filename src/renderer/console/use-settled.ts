import { useEffect, useState } from 'react';

/** A value once it has not changed for a moment: the engine is not asked at every key. */
export function useSettled<T>(value: T, quietMs = 250): T {
  const [settled, setSettled] = useState(value);
  const wanted = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(wanted) as T), quietMs);
    return () => clearTimeout(timer);
  }, [wanted, quietMs]);
  return settled;
}
