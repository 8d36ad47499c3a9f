/** The few pages the web shell writes itself, for whoever sets a kiosk up. No styles: the CSP allows none inline. */

/** For a browser without a valid link or cookie. */
export const noAccessPage = page(
  'This link does not open Vaani',
  'The link was used before, is too old or is incomplete. Each link opens Vaani in one browser.',
  'Get a new link: run "vaani serve" (or "npm start") again and open the address it prints, or ask ' +
    'for a link on a device that already shows Vaani.',
);

/** Sends the browser to the page itself: after a link from another site only a second request, our own, carries the cookie. */
export const againPage = page(
  'Vaani',
  'Opening Vaani.',
  'If nothing happens, reload this page.',
  '<meta http-equiv="refresh" content="0;url=/">',
);

function page(title: string, what: string, todo: string, head = ''): string {
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8">${head}`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${title}</title></head>`,
    `<body><h1>${title}</h1><p>${what}</p><p>${todo}</p></body></html>`,
    '',
  ].join('\n');
}
