import { launchBrowser } from './browser.ts';
import { record } from './customer.ts';
import { serveKiosk } from './kiosk.ts';
import { writeFileSync } from 'node:fs';
const chunks: Buffer[] = [];

const lines = process.argv.slice(2).map((say) => ({ say, thenWait: 2.5 }));
const r = record(lines);
const k = await serveKiosk({ models: true });
const b = await launchBrowser({ microphone: r.file });
const p = await (await b.newContext()).newPage();
let last='';
p.on('websocket', (s) => s.on('framesent', ({payload}) => { if (typeof payload !== 'string') chunks.push(payload.subarray(12)); }));
p.on('websocket', (s) => s.on('framereceived', ({payload}) => { if (typeof payload==='string'){const m=JSON.parse(payload); if(m.name==='view'){const t=m.data.turns.filter((t:any)=>t.who==='person').map((t:any)=>t.text).join(' | '); if(t!==last){last=t;console.log(t.split(' | ').at(-1));}} }}));
await p.goto(k.url);
await p.getByRole('button', { name: 'Tap to start' }).click();
await new Promise((x)=>setTimeout(x, r.lines.at(-1)!.endMs + 3000));
writeFileSync('/tmp/e2e-w/mic.raw', Buffer.concat(chunks)); await b.close(); await k.stop(); r.remove();
