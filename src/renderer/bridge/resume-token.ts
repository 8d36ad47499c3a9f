/** One word kept per tab, such as the session's token: it survives a reload, and a second tab has its own. */
export interface TokenStore {
  read(): string | undefined;
  write(token: string): void;
  forget(): void;
}

/** Storage may be forbidden by the browser; then a reload starts afresh, and nothing else is lost. */
export function createTokenStore(
  storage: () => Storage = () => sessionStorage,
  key = 'vaani.resumeToken',
): TokenStore {
  const attempt = <T>(action: () => T): T | undefined => {
    try {
      return action();
    } catch {
      return undefined;
    }
  };
  return {
    read: () => attempt(() => storage().getItem(key)) ?? undefined,
    write: (token) => void attempt(() => storage().setItem(key, token)),
    forget: () => void attempt(() => storage().removeItem(key)),
  };
}
