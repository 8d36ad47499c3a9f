/** Where a person of the shop opens the desk, and where its connection goes; src/main/shell/web serves both. */
const pagePath = '/operator';
const socketPath = '/ws/operator';

export function isOperatorPage(location: { readonly pathname: string }): boolean {
  return location.pathname === pagePath;
}

/** The desk's end of the engine: same host as the page. */
export function operatorSocketUrl(location: { protocol: string; host: string }): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${socketPath}`;
}
