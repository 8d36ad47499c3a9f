/** The few pages the web shell writes itself, for whoever sets a kiosk up. No styles: the CSP allows none inline. */

/** For a browser without a valid link or cookie. */
export const noAccessPage = page(
  'This link does not open Vaani',
  'The link was used before, is too old or is incomplete. Each link opens Vaani in one browser.',
  'Get a new link: run "vaani serve" (or "npm start") again and open the address it prints, or ask ' +
    'for a link on a device that already shows Vaani.',
);

/** For a browser that wants to see the operators' page without a link of its own for it. */
export const noOperatorPage = page(
  'This link does not open the operator page',
  'The operator page has links of its own: each opens it in one browser, once. The link of the kiosk does not open it.',
  'Get a new link: open the operator address that "vaani serve" printed, run it again for a new one, ' +
    'or ask for a link on a device that already shows the operator page.',
);

/** Sends the browser to the page itself: after a link from another site only a second request, our own, carries the cookie. */
export const againPage = (path: string): string =>
  page(
    'Vaani',
    'Opening Vaani.',
    'If nothing happens, reload this page.',
    `<meta http-equiv="refresh" content="0;url=${path}">`,
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
