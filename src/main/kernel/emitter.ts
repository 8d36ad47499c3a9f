/** Typed listeners for a fixed set of events. Listeners run in the order they were added. */
export interface Emitter<Events> {
  on<Name extends keyof Events>(name: Name, listener: (data: Events[Name]) => void): () => void;
  emit<Name extends keyof Events>(name: Name, data: Events[Name]): void;
}

export function createEmitter<Events>(): Emitter<Events> {
  const listeners = new Map<keyof Events, Set<(data: never) => void>>();
  return {
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
    emit(name, data) {
      for (const listener of [...(listeners.get(name) ?? [])]) {
        (listener as (data: unknown) => void)(data);
      }
    },
  };
}
