/**
 * The URL of another module of this folder that is started as a thread or process of its own:
 * TypeScript in the checkout, JavaScript in a build.
 */
export function siblingModule(importMetaUrl: string, name: string): URL {
  return new URL(`${name}${importMetaUrl.endsWith('.ts') ? '.ts' : '.js'}`, importMetaUrl);
}
