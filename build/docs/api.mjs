// After a change of the web shell's API: `node build/docs/api.mjs` writes docs/api anew. A test says
// when that was forgotten. Needs no build: Node runs the TypeScript as it is.
import { join } from 'node:path';
import { openApi } from '../../src/main/shell/web/openapi.ts';
import { webSocketPage } from '../../src/main/shell/web/websocket-page.ts';
import { root, writeText } from '../lib/files.mjs';
import { say } from '../lib/say.mjs';

if (process.argv.length > 2) {
  say('usage: node build/docs/api.mjs (no arguments; it writes docs/api)');
  process.exit(2);
}
writeText(join(root, 'docs/api/openapi.json'), `${JSON.stringify(openApi(), null, 2)}\n`);
writeText(join(root, 'docs/api/websocket.md'), webSocketPage());
say('docs/api: openapi.json and websocket.md are written');
