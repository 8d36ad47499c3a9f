import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

/** One import of one module, static, type-only, re-exported or dynamic. */
export interface Import {
  /** The importing file, from the root, with `/`: `src/main/engine/turn.ts`. */
  readonly from: string;
  /** A file of the project as `from`, or a package's name: `zod`, `node:fs`. */
  readonly to: string;
  readonly external: boolean;
}

const sourceFile = /\.(ts|tsx|mts)$/;

/** Every source file under a folder, as `src/...` paths. */
export function sourceFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).split(sep).join('/'))
    .filter((name) => sourceFile.test(name) && !name.endsWith('.d.ts'))
    .sort();
}

/** The imports of one file's text. A relative one that leads to no file keeps its path, so that it is seen. */
export function importsOf(
  root: string,
  file: string,
  text = readFileSync(join(root, file), 'utf8'),
) {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }): Import => {
    if (!fileName.startsWith('.')) return { from: file, to: packageName(fileName), external: true };
    const target = resolve(root, dirname(file), fileName.replace(/\?.*$/, ''));
    return { from: file, to: relative(root, target).split(sep).join('/'), external: false };
  });
}

/** Does a file of the project that is imported exist? */
export function leadsSomewhere(root: string, { to, external }: Import): boolean {
  return external || existsSync(join(root, to));
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}
