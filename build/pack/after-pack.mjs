import { Arch } from 'electron-builder';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lookBeside } from './runpath.mjs';

/**
 * The last touches to a packed folder, before it is signed.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack(context) {
  const { packager, electronPlatformName: platform } = context;
  const resources = packager.getResourcesDir(context.appOutDir);
  // What the folder is, for "vaani update sign"; the processor in Node's own word for it.
  const arch = Arch[context.arch] === 'armv7l' ? 'arm' : Arch[context.arch];
  const about = { version: packager.appInfo.version, platform, arch };
  await writeFile(join(resources, 'version.json'), `${JSON.stringify(about)}\n`);
  if (platform !== 'linux') return;
  const release = join(resources, 'app.asar.unpacked/node_modules/naudiodon/build/Release');
  const file = join(release, 'naudiodon.node');
  await stat(join(release, 'libportaudio.so.2'));
  const bytes = await readFile(file);
  if (lookBeside(bytes) === undefined) throw new Error(`${file} names no place for its library`);
  await writeFile(file, bytes);
}
