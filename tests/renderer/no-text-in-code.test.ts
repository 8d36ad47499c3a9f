import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../src/renderer');
/** What people read or hear of an element besides what is between its tags. */
const spoken = new Set(['aria-label', 'aria-description', 'alt', 'placeholder', 'title']);
/** The name of the product, a path, and what is no word. */
const allowed = /^(?:Vaani|\/[\w/]+|[^\p{L}]*)$/u;

/** Words for people that stand in the code instead of i18n/*.json: `line: text`. */
function textsIn(source: string, name = 'code.tsx'): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => {
    if (allowed.test(text.trim())) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${line + 1}: ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    // A command is typed as it is, in every language.
    const code =
      ts.isJsxElement(node.parent) && node.parent.openingElement.tagName.getText() === 'code';
    if (ts.isJsxText(node) && !code) note(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression)) {
      const inTag = ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent);
      if (inTag) note(node, node.expression.text);
    }
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText())) {
      const { initializer } = node;
      if (initializer && ts.isStringLiteral(initializer)) note(node, initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

test('every text of the screens is in i18n, where it can be translated', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  expect(files.length).toBeGreaterThan(60);
  const found = files.flatMap((name) =>
    textsIn(readFileSync(join(folder, name), 'utf8'), name).map((text) => `${name}:${text}`),
  );
  expect(found).toEqual([]);
});

test('a text in the code is found, wherever it stands', () => {
  expect(textsIn('const a = <p>Hello there</p>;')).toEqual(['1: Hello there']);
  expect(textsIn('const a = <>{"नमस्ते"}</>;')).toEqual(['1: नमस्ते']);
  expect(textsIn('const a = <img alt="A shoe" />;')).toEqual(['1: A shoe']);
  expect(textsIn('const a = <p className="x">{text("a.b")} · 12 %</p>;')).toEqual([]);
});
