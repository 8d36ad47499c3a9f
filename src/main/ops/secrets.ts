import { hideFromLogs } from './log-secrets.ts';

/** What a kiosk may be given that nobody else may read, by the name of its environment variable. */
export const secretNames = ['GROQ_API_KEY', 'VAANI_WEBHOOK_SECRET', 'VAANI_API_TOKEN'] as const;
export type SecretName = (typeof secretNames)[number];

/** Where secrets come from. Nothing but an adapter of this port may read them from anywhere. */
export interface Secrets {
  /** The secret, or null where there is none. Never to be logged, shown, or given to a child process. */
  get(name: SecretName): string | null;
  /**
   * Keeps a secret, or with null forgets it. What runs goes on with the one it has: it takes a restart.
   *
   * Rejects with what to do instead, where secrets cannot be kept.
   */
  set(name: SecretName, value: string | null): Promise<void>;
}

/** The longest secret that is taken, in characters. */
export const maxSecretCharacters = 4_096;

export function isSecretName(name: string): name is SecretName {
  return (secretNames as readonly string[]).includes(name);
}

/** What may be kept: one line of text. Throws with what is wrong, without repeating it. */
export function checkedSecret(name: SecretName, value: string): string {
  const secret = value.replace(/^\ufeff/, '').trim();
  if (secret === '') throw new Error(`${name}: there is nothing in it`);
  if (secret.length > maxSecretCharacters)
    throw new Error(`${name}: it is longer than ${maxSecretCharacters} characters`);
  if (/[\p{Cc}]/u.test(secret)) throw new Error(`${name}: it must be one line of text`);
  return secret;
}

/** The secrets of the environment: for the command line and the web shell, whose surroundings keep them. */
export function environmentSecrets(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Secrets {
  const get = (name: SecretName) => env[name]?.trim() || null;
  hideFromLogs(secretNames.map(get));
  return {
    get,
    set: (name) =>
      Promise.reject(
        new Error(`secrets come from the environment here: set ${name} there, and start again`),
      ),
  };
}

/** An environment for a child process, which has no use for secrets. */
export function withoutSecrets(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const rest = { ...env };
  for (const name of secretNames) delete rest[name];
  return rest;
}
