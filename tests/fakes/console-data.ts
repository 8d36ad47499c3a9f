import type {
  Backup,
  CatalogPreview,
  CatalogTable,
  ConsoleModel,
  ConsoleSetting,
  DevicesView,
  Live,
  LogLine,
  SessionRow,
  TurnLatency,
  UpdatesView,
} from '../../src/contract/console.ts';

/** What the scripted console shows: a kiosk on a good day, with something amiss here and there. */

export const live: Live = {
  version: '0.6.0',
  uptimeMs: 2 * 86_400_000 + 5 * 3_600_000,
  memoryBytes: 412_000_000,
  packs: [
    { id: 'retail', title: 'Asha Electronics' },
    { id: 'dining', title: 'Dining' },
  ],
  outbox: 2,
  speech: { up: true, microphone: { ok: true, name: 'USB Microphone', detail: '' } },
  seats: [
    {
      seat: '1',
      pack: 'dining',
      language: 'hi',
      status: 'speaking',
      turn: 7,
      act: 'ask',
      intent: 'make_booking',
      confidence: 0.934,
      route: 'booking',
      step: 'full',
      halfDuplex: false,
      agent: 'voice',
      task: {
        intent: 'make_booking',
        slots: [
          { name: 'venue', given: true, asked: false },
          { name: 'date', given: true, asked: false },
          { name: 'party_size', given: false, asked: true },
          { name: 'time', given: false, asked: false },
        ],
      },
      pending: false,
      later: 1,
      waiting: null,
    },
    {
      seat: '2',
      pack: 'retail',
      language: 'en',
      status: 'doing',
      turn: 3,
      act: 'confirm',
      intent: 'cancel_order',
      confidence: 0.41,
      route: 'faq',
      step: 'typed',
      halfDuplex: true,
      agent: 'action',
      task: {
        intent: 'cancel_order',
        slots: [{ name: 'order_id', given: true, asked: false }],
      },
      pending: true,
      later: 0,
      waiting: 'asked',
    },
  ],
};

/** Turns of a voice, whose times swing in a way that is the same every time. */
export function turns(count: number, now: number): TurnLatency[] {
  return Array.from({ length: count }, (_, index) => {
    const swing = Math.abs(Math.sin(index * 1.7)) + Math.abs(Math.sin(index * 0.61)) / 2;
    const typed = index % 11 === 5;
    const hearMs = Math.round(260 + 90 * swing);
    const understandMs = 1.4 + swing;
    const actMs = 0.9 + 2.5 * swing;
    const wordMs = 0.4 + swing / 3;
    const voiceMs = 120 + 260 * swing * (index % 17 === 9 ? 2.4 : 1);
    return {
      at: now - (count - index) * 9_000,
      hearMs: typed ? null : hearMs,
      understandMs,
      actMs,
      wordMs,
      firstSoundMs: typed ? null : hearMs + understandMs + actMs + wordMs + voiceMs,
    };
  });
}

const works = (name: string, detail = '') => ({ ok: true, name, detail });

export const devices: DevicesView = {
  own: true,
  inputs: [
    { name: 'USB Microphone: Audio (hw:1,0)', used: true },
    { name: 'HDA Intel PCH: ALC257 Analog (hw:0,0)', used: false },
  ],
  outputs: [
    { name: 'HDA Intel PCH: ALC257 Analog (hw:0,0)', used: true },
    { name: 'HDMI 0 (hw:0,3)', used: false },
  ],
  chosen: { input: 'USB Microphone: Audio (hw:1,0)', output: null },
  status: {
    microphone: works('USB Microphone', '16 kHz, mono'),
    speaker: works('default', '48 kHz'),
    vad: works('silero v6'),
    recognition: { ...works('zipformer en', 'hi, bn and mr are typed'), languages: ['en'] },
    voice: works('espeak-ng'),
    echo: { ok: false, name: 'AEC3', detail: 'the delay is not known yet', mode: 'half-duplex' },
    noise: works('off'),
  },
  testing: false,
};

const model = (id: string, change: Partial<ConsoleModel>): ConsoleModel => ({
  id,
  title: id,
  role: 'recogniser',
  languages: ['en'],
  default: true,
  licence: 'Apache-2.0',
  state: 'installed',
  bytes: 14_200_000,
  downloadBytes: 14_200_000,
  fetchable: true,
  detail: '',
  ...change,
});

export const models: ConsoleModel[] = [
  model('stt-en', { title: 'English, Zipformer 3.3M' }),
  model('stt-hi', {
    title: 'Hindi, Zipformer',
    languages: ['hi'],
    state: 'missing',
    bytes: 0,
    downloadBytes: 71_000_000,
  }),
  model('stt-mr', {
    title: 'Marathi, Zipformer',
    languages: ['mr'],
    state: 'incomplete',
    bytes: 22_000_000,
    downloadBytes: 49_000_000,
    detail: 'encoder.onnx is not whole; install it again to go on',
  }),
  model('vad', {
    title: 'Silero v6',
    role: 'vad',
    languages: [],
    licence: 'MIT',
    bytes: 2_300_000,
  }),
  model('voice-hi', {
    title: 'Voice for Hindi',
    role: 'voice',
    languages: ['hi', 'mr'],
    state: 'missing',
    fetchable: false,
    downloadBytes: null,
  }),
  model('llm', {
    title: 'Qwen 3 4B, Q4',
    role: 'llm',
    languages: ['en', 'hi', 'bn', 'mr'],
    state: 'bad',
    bytes: 2_490_000_000,
    downloadBytes: 2_490_000_000,
    detail: 'the file is not what it should be (sha256); install it again',
  }),
];

export const tables: CatalogTable[] = [
  {
    pack: 'retail',
    packTitle: 'Asha Electronics',
    table: 'products',
    key: 'sku',
    rows: 1_240,
    columns: [
      { name: 'sku', kind: 'text', required: true, allowed: '1 to 40 characters' },
      { name: 'name', kind: 'text', required: true, allowed: '' },
      { name: 'price', kind: 'number', required: true, allowed: '0 or more' },
      { name: 'stock', kind: 'whole', required: false, allowed: '0 or more' },
    ],
  },
  { pack: 'dining', packTitle: 'Dining', table: 'venues', key: 'id', rows: 38, columns: [] },
];

export const preview: CatalogPreview = {
  preview: 'p1',
  pack: 'retail',
  table: 'products',
  counts: { added: 12, changed: 2, removed: 0, unchanged: 1_226 },
  changes: [
    {
      kind: 'changed',
      key: 'SHOE-11',
      title: 'Campus running shoes',
      line: 7,
      fields: [
        { column: 'price', before: '2799', after: '2499' },
        { column: 'stock', before: '0', after: '24' },
      ],
    },
    {
      kind: 'changed',
      key: 'COOK-03',
      title: 'Pressure cooker 5 L',
      line: 9,
      fields: [{ column: 'colour', before: 'steel', after: null }],
    },
    { kind: 'added', key: 'LAMP-90', title: 'Desk lamp', line: 12, fields: [] },
  ],
  problems: [],
  problemCount: 0,
};

/** What comes of a file with mistakes in it. */
export const badPreview: CatalogPreview = {
  ...preview,
  preview: 'p2',
  problems: [
    { line: 4, column: 'price', text: '"cheap" is not a number; it must be 0 or more' },
    { line: 19, column: null, text: 'there is a row with the sku "SHOE-11" already, in line 7' },
  ],
  problemCount: 2,
};

const setting = (key: string, change: Partial<ConsoleSetting>): ConsoleSetting => ({
  key,
  value: null,
  default: null,
  set: false,
  allowed: '',
  input: { kind: 'text', maxLength: 60 },
  nullable: false,
  applies: 'restart',
  waits: false,
  ...change,
});

export const settings: ConsoleSetting[] = [
  setting('packs', {
    value: ['retail', 'dining'],
    default: ['retail'],
    set: true,
    input: { kind: 'list', options: ['retail', 'dealership', 'dining'] },
  }),
  setting('languages', {
    value: ['hi', 'en', 'mr'],
    default: ['en', 'hi', 'bn', 'mr'],
    set: true,
    waits: true,
    input: { kind: 'list', options: ['en', 'hi', 'bn', 'mr'] },
  }),
  setting('language', {
    value: 'hi',
    default: 'en',
    input: { kind: 'choice', options: ['en', 'hi', 'bn', 'mr'] },
  }),
  setting('retentionDays', {
    value: 30,
    default: 30,
    applies: 'now',
    allowed: 'a whole number of days from 0 to 3650',
    input: { kind: 'number', min: 0, max: 3_650, step: 1, unit: 'd' },
  }),
  setting('position', {
    nullable: true,
    input: {
      kind: 'numbers',
      fields: [
        { name: 'latitude', min: -90, max: 90, step: 0.0001, unit: '°' },
        { name: 'longitude', min: -180, max: 180, step: 0.0001, unit: '°' },
      ],
    },
  }),
  setting('shopName', { value: 'Asha Electronics', set: true, nullable: true }),
  setting('webhook', { nullable: true, input: { kind: 'text', maxLength: 500 } }),
  setting('updateUrl', { nullable: true, input: { kind: 'text', maxLength: 500 } }),
  setting('noiseSuppression', { value: false, default: false, input: { kind: 'toggle' } }),
  setting('interruption', {
    value: 'normal',
    default: 'normal',
    applies: 'now',
    input: { kind: 'choice', options: ['low', 'normal', 'high'] },
  }),
  setting('idle', {
    value: { askAfterS: 30, endAfterS: 60 },
    default: { askAfterS: 30, endAfterS: 60 },
    applies: 'now',
    input: {
      kind: 'numbers',
      fields: [
        { name: 'askAfterS', min: 10, max: 600, step: 5, unit: 's' },
        { name: 'endAfterS', min: 20, max: 900, step: 5, unit: 's' },
      ],
    },
  }),
  setting('voice', {
    value: { rate: 0.9, volume: 1 },
    default: { rate: 1, volume: 1 },
    set: true,
    applies: 'now',
    input: {
      kind: 'numbers',
      fields: [
        { name: 'rate', min: 0.7, max: 1.4, step: 0.1, unit: '×' },
        { name: 'volume', min: 0.5, max: 2, step: 0.1, unit: '×' },
      ],
    },
  }),
  setting('devices', { value: { input: null, output: null }, input: { kind: 'devices' } }),
];

const excerpts = {
  en: 'Where is my order? It was to be here on Tuesday, and nobody has called.',
  hi: 'मेरा ऑर्डर कहाँ है? मंगलवार तक आना था।',
  bn: 'আমার অর্ডার কোথায়? মঙ্গলবার আসার কথা ছিল।',
  mr: 'माझी ऑर्डर कुठे आहे? मंगळवारी यायची होती.',
} as const;
const order = ['en', 'hi', 'bn', 'mr'] as const;

export const sessions: (SessionRow & { said: { who: 'person' | 'vaani'; text: string }[] })[] =
  Array.from({ length: 34 }, (_, index) => {
    const language = order[index % 4] ?? 'en';
    return {
      id: `s${index}`,
      pack: index % 3 === 1 ? 'dining' : 'retail',
      language,
      createdAt: `2026-11-${String(21 - (index % 20)).padStart(2, '0')}T10:${String(index).padStart(2, '0')}:00.000Z`,
      updatedAt: '2026-11-21T12:00:00.000Z',
      turns: 3 + (index % 9),
      excerpt: excerpts[language],
      handover: index % 5 === 2,
      said: [
        { who: 'person', text: excerpts[language] },
        { who: 'vaani', text: 'Order [number] is on its way and comes tomorrow.' },
        { who: 'person', text: 'OK, thanks.' },
      ],
    };
  });

export const logLines: LogLine[] = [
  ['info', 'kiosk', 'ready', '{"packs":["retail","dining"]}'],
  ['debug', 'speech', 'a stretch of speech began', ''],
  ['info', 'speech', 'recogniser loaded', '{"model":"stt-en","ms":412}'],
  ['warn', 'speech', 'the microphone came back after 3 tries', '{"device":"USB Microphone"}'],
  ['error', 'outbox', 'the shop’s system refused a message', '{"problem":"HTTP 401"}'],
  ['info', 'kiosk', 'a conversation began', '{"seat":"1","language":"hi"}'],
].map(([level, name, text, fields], index) => ({
  number: index + 1,
  at: Date.UTC(2026, 10, 21, 10, 12, index),
  level: level as LogLine['level'],
  name: name ?? '',
  text: text ?? '',
  fields: fields ?? '',
}));

export const backups: Backup[] = [
  {
    id: 'retail-2026-11-21.db',
    pack: 'retail',
    madeAt: '2026-11-21T02:00:00.000Z',
    bytes: 8_400_000,
    kind: 'daily',
    chosen: false,
  },
  {
    id: 'retail-import-1.db',
    pack: 'retail',
    madeAt: '2026-11-20T15:42:00.000Z',
    bytes: 8_300_000,
    kind: 'import',
    chosen: false,
  },
  {
    id: 'dining-2026-11-21.db',
    pack: 'dining',
    madeAt: '2026-11-21T02:00:01.000Z',
    bytes: 3_100_000,
    kind: 'daily',
    chosen: false,
  },
];

const bundle = (version: string, change: Partial<UpdatesView['bundles'][number]>) => ({
  path: `/media/USB/vaani-${version}-linux-x64.vaani`,
  version,
  created: '2026-11-20T15:42:00.000Z',
  bytes: 412_000_000,
  minimumVersion: null,
  verdict: 'fits' as const,
  text: '',
  ...change,
});

/** An installed kiosk that has been updated before, with a stick in it. */
export const updates: UpdatesView = {
  running: '0.6.0',
  trial: false,
  waiting: null,
  watched: true,
  back: { version: '0.5.2' },
  takenBack: ['0.6.1'],
  looking: false,
  bundles: [
    bundle('0.8.0', {
      minimumVersion: '0.7.0',
      verdict: 'needs-newer',
      text: 'version 0.8.0 can only be put on 0.7.0 or newer',
    }),
    bundle('0.7.0', {}),
    bundle('0.6.1', { verdict: 'failed-before', text: 'version 0.6.1 was taken back' }),
    bundle('0.6.0', { verdict: 'here', text: 'version 0.6.0 is the one that is here already' }),
    {
      ...bundle('0.9.0', {
        verdict: 'unusable',
        text: 'it was cut short: copy it to the stick again',
      }),
      version: null,
      created: null,
      bytes: null,
    },
  ],
  job: null,
  last: null,
  online: { kind: 'waiting', problem: null, nothingNewer: false },
};
