import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Language, languageSchema } from '../../contract/language.ts';
import { appRoot } from '../ops/paths.ts';

/** A path below the model's own folder: no absolute path, no `..`, forward slashes. */
const relativePath = z
  .string()
  .min(1)
  .max(200)
  .refine(isSafeRelativePath, 'must be a relative path without ".."');

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One file as it lies installed at `folder/<model id>/<name>`. */
const modelFileSchema = z.object({
  name: relativePath,
  /** Null: it cannot be fetched by itself (it comes from the archive, or by import only). */
  url: z.url().nullable(),
  /** Bytes; null where it is not known. */
  size: z.number().int().positive().nullable(),
  sha256: sha256.nullable(),
  /** The model works without it (a licence text). */
  optional: z.boolean().default(false),
});
export type ModelFile = z.infer<typeof modelFileSchema>;

/** For upstreams that ship only a tar.bz2. */
const archiveSchema = z.object({
  url: z.url(),
  size: z.number().int().positive().nullable(),
  sha256: sha256.nullable(),
  /** Bytes after unpacking, null where not known. */
  unpackedSize: z.number().int().positive().nullable(),
  stripComponents: z.number().int().min(0).max(5),
  /** What is kept, after stripping: file names, or folders ending in `/`. */
  members: z.array(z.string().min(1)).min(1),
});

const modelSchema = z
  .object({
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$/),
    title: z.string().min(1),
    role: z.enum(['recogniser', 'vad', 'voice', 'llm', 'denoise']),
    languages: z.array(languageSchema).min(1),
    /** Belongs to the set that is fetched at the first start for its languages. */
    default: z.boolean(),
    /** Of several installed models for one job the highest rank is used. */
    rank: z.number().int(),
    /** Proves the plumbing and is no use to a person: never chosen unless test models are asked for. */
    testOnly: z.boolean().default(false),
    licence: z.string().min(1),
    /** A page for people. */
    source: z.url(),
    files: z.array(modelFileSchema).min(1),
    archive: archiveSchema.optional(),
    /** Which file is which. */
    recogniser: z
      .object({
        encoder: relativePath,
        decoder: relativePath,
        joiner: relativePath,
        tokens: relativePath,
        bpeVocab: relativePath.optional(),
      })
      .optional(),
    voice: z
      .object({
        model: relativePath,
        tokens: relativePath,
        lexicon: relativePath.optional(),
        /** Folder with espeak-ng's data inside the model, or `system` for the installed one. */
        dataDir: z.union([z.literal('system'), relativePath]).optional(),
      })
      .optional(),
    /** For a vad, an llm or a denoiser: its one file. */
    model: z.object({ model: relativePath }).optional(),
  })
  .superRefine((model, context) => {
    const named = new Set(model.files.map((file) => file.name));
    if (named.size !== model.files.length) context.addIssue(`${model.id}: a file is listed twice`);
    const part = model.role === 'recogniser' || model.role === 'voice' ? model.role : 'model';
    const roles = model[part];
    if (!roles) {
      context.addIssue(`${model.id}: a ${model.role} needs "${part}"`);
      return;
    }
    for (const [role, name] of Object.entries(roles)) {
      if (role !== 'dataDir' && name !== undefined && !named.has(name))
        context.addIssue(`${model.id}: ${role} is ${name}, which is not among its files`);
    }
  });
export type Model = z.infer<typeof modelSchema>;

const manifestSchema = z.array(modelSchema).superRefine((models, context) => {
  const seen = new Set<string>();
  for (const { id } of models) {
    if (seen.has(id)) context.addIssue(`the id ${id} is used twice`);
    seen.add(id);
  }
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Reads and checks the manifest. Throws with the first thing that is wrong in it. */
export async function loadManifest(
  path: string = join(appRoot(), 'resources', 'models', 'manifest.json'),
): Promise<Manifest> {
  const parsed = manifestSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}`);
}

/** The models that are fetched at the first start for these languages. */
export function defaultSet(manifest: Manifest, languages: readonly Language[]): Model[] {
  return manifest.filter((m) => m.default && m.languages.some((l) => languages.includes(l)));
}

/** Bytes to fetch for a model; null where a part of it is not known. */
export function downloadBytes(model: Model): number | null {
  if (model.archive) return model.archive.size ?? installedBytes(model);
  return installedBytes(model);
}

/** Bytes of the installed model's listed files; null where a part of it is not known. */
function installedBytes(model: Model): number | null {
  let sum = 0;
  for (const file of model.files) {
    if (file.optional) continue;
    if (file.size === null) return null;
    sum += file.size;
  }
  return sum;
}

/** Can it be fetched from the places the manifest names? Otherwise it comes by import or a mirror. */
export function isFetchable(model: Model): boolean {
  return model.archive !== undefined || model.files.every((f) => f.optional || f.url !== null);
}

export function isSafeRelativePath(path: string): boolean {
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[A-Za-z]:/.test(path))
    return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
