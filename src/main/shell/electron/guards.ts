import type { Session, WebContents } from 'electron';
import { isOwnPage, pageUrl } from './page-protocol.ts';

/** The parts of a page that are guarded. */
export type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** A page stays where it is: no navigation but a reload, no new window, no embedded page. */
export function guardContents(contents: GuardedContents): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (event.url !== pageUrl) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The parts of a session that are guarded. */
export type GuardedSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/**
 * Our page may use the microphone and nothing else: no camera, no location, no device, no download
 * and no network at all.
 */
export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? details.mediaTypes : undefined;
    const audioOnly = media?.length === 1 && media[0] === 'audio';
    callback(permission === 'media' && audioOnly && isOwnPage(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      permission === 'media' && details.mediaType === 'audio' && isOwnPage(requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const inside = isOwnPage(url) || /^(data|blob|devtools):/.test(url);
    callback({ cancel: !inside });
  });
}
