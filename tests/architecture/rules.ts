import { isBuiltin } from 'node:module';
import type { Import } from './imports.ts';

/** Says why an import is not allowed, or nothing. */
type Rule = (one: Import) => string | undefined;

const siblings = [
  'speech',
  'dialogue',
  'actions',
  'store',
  'llm',
  'models',
  'ops',
  'update',
] as const;

/** What lies below each part of the main process and may be imported by it, besides itself and contract. */
const below: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  language: ['kernel'],
  ...Object.fromEntries(siblings.map((name) => [name, ['kernel', 'language', 'ops']])),
  packs: ['kernel', 'language', ...siblings],
  engine: ['kernel', 'language', ...siblings, 'packs'],
  shell: ['kernel', 'language', ...siblings, 'packs', 'engine'],
  cli: ['kernel', 'language', ...siblings, 'packs', 'engine', 'shell'],
};

/** What the page is made with. Anything else it needs has to be added here on purpose. */
const uiPackages = new Set([
  'react',
  'react-dom',
  'zustand',
  'radix-ui',
  'lucide-react',
  'motion',
  'uplot',
  'intl-messageformat',
  'qr',
]);

/** The part of the main process that a file is in: `engine` for `src/main/engine/turn.ts`. */
export function partOf(file: string): string | undefined {
  return /^src\/main\/([^/]+)\//.exec(file)?.[1];
}

const parts: Rule = ({ from, to, external }) => {
  const part = partOf(from);
  if (external || part === undefined || to.startsWith('src/contract/')) return undefined;
  const target = partOf(to);
  const allowed = below[part];
  if (!allowed) return `${part} is in no layer`;
  if (target === undefined) return `${part} may not import ${to}`;
  if (target === part || allowed.includes(target)) return undefined;
  const meets = [part, target].every((name) =>
    siblings.includes(name as (typeof siblings)[number]),
  );
  if (meets && /^src\/main\/[^/]+\/port\.ts$/.test(to)) return undefined;
  return meets ? `siblings meet only through port.ts` : `${part} lies below ${target}`;
};

const kernel: Rule = ({ from, to }) =>
  partOf(from) === 'kernel' && partOf(to) !== 'kernel' ? 'kernel imports nothing' : undefined;

const contract: Rule = ({ from, to, external }) => {
  if (!from.startsWith('src/contract/')) return undefined;
  const own = external ? to === 'zod' : to.startsWith('src/contract/');
  return own ? undefined : 'contract imports only zod';
};

const dialogue: Rule = ({ from, to }) =>
  partOf(from) === 'dialogue' && partOf(to) === 'speech'
    ? 'dialogue knows nothing of speech'
    : undefined;

const packs: Rule = ({ from, to, external }) => {
  const pack = /^src\/main\/packs\/([^/]+)\//.exec(from)?.[1];
  if (pack === undefined) return undefined;
  if (external && isBuiltin(to)) return 'a pack does no I/O of its own';
  const other = /^src\/main\/packs\/([^/]+)\//.exec(to)?.[1];
  if (other === undefined || other === pack) return undefined;
  if (pack === 'kit') return 'the kit knows no pack';
  return other === 'kit' ? undefined : 'a pack knows no other pack';
};

const electron: Rule = ({ from, to }) => {
  if (to !== 'electron') return undefined;
  const allowed = from.startsWith('src/main/shell/electron/') || from.startsWith('src/preload/');
  return allowed ? undefined : 'only shell/electron and preload may import electron';
};

const shells: Rule = ({ from, to }) => {
  const inElectron = from.startsWith('src/main/shell/electron/');
  if (inElectron && to.startsWith('src/main/shell/web/'))
    return 'the shells know nothing of each other';
  const entry = from === 'src/main/index.ts';
  if (!inElectron && !entry && to.startsWith('src/main/shell/electron/')) {
    return 'only the Electron entry leads into shell/electron';
  }
  return entry && !to.startsWith('src/main/shell/electron/')
    ? 'the entry is a few lines'
    : undefined;
};

const renderer: Rule = ({ from, to, external }) => {
  if (!from.startsWith('src/renderer/')) return undefined;
  if (!external) {
    const inside = to.startsWith('src/renderer/') || to.startsWith('src/contract/');
    return inside ? undefined : 'the renderer imports only contract';
  }
  const ui = uiPackages.has(to) || to.startsWith('@fontsource-variable/');
  return ui ? undefined : 'the renderer imports only UI libraries';
};

const preload: Rule = ({ from, to, external }) => {
  if (!from.startsWith('src/preload/')) return undefined;
  if (external) return to === 'electron' ? undefined : 'preload imports only electron';
  const inside = to.startsWith('src/preload/') || to.startsWith('src/contract/');
  return inside ? undefined : 'preload imports only contract';
};

const rules = [kernel, contract, parts, dialogue, packs, electron, shells, renderer, preload];

/** Every import that breaks a rule, as one line each. */
export function violations(imports: readonly Import[]): string[] {
  return imports.flatMap((one) =>
    rules.flatMap((rule) => {
      const why = rule(one);
      return why === undefined ? [] : [`${one.from} imports ${one.to}: ${why}`];
    }),
  );
}

/** Folders that the rules speak of; each must hold source files, or its rule checks nothing. */
export const ruledFolders = [
  'src/contract',
  'src/preload',
  'src/renderer',
  ...Object.keys(below).map((part) => `src/main/${part}`),
  'src/main/shell/electron',
  'src/main/shell/web',
];
