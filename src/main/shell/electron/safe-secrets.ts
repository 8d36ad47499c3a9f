import type { SafeStorage } from 'electron';
import { messageOf } from '../../kernel/errors.ts';
import { hideFromLogs } from '../../ops/log-secrets.ts';
import { type SecretName, type Secrets, checkedSecret, secretNames } from '../../ops/secrets.ts';
import { readSealed, type SealedSecrets, writeSealed } from '../../ops/secrets-file.ts';

/** The parts of Electron's safeStorage used here. */
export type SafeStorageLike = Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend'
>;

export interface SafeSecretsOptions {
  readonly safeStorage: SafeStorageLike;
  readonly platform: NodeJS.Platform;
  readonly file: string;
  /** Secrets of the environment come first: systemd and its like keep them too. They are taken out of it. */
  readonly env: NodeJS.ProcessEnv;
}

/** Secrets kept with the system's own encryption, and what about them did not work. */
export interface SafeSecrets extends Secrets {
  /** One line each, without a secret in it. */
  readonly problems: readonly string[];
}

const noKeyring =
  'this system offers no place to keep a key (on Linux: no GNOME Keyring or KWallet is running and unlocked for this user), so secrets would lie on the disk for everybody to read. Start such a service, or give the secret by the environment: EnvironmentFile= or LoadCredential= of the systemd unit';

/**
 * Opens the kiosk's secrets: what safeStorage (Keychain, DPAPI, a Linux keyring) can decrypt of the file.
 * Only after the app is ready. Never rejects: what cannot be read is in `problems`, and counts as not set.
 */
export async function openSafeSecrets(options: SafeSecretsOptions): Promise<SafeSecrets> {
  const { safeStorage, file, env } = options;
  const problems: string[] = [];
  const values = new Map<SecretName, string>();
  const sealed = attempt(() => readSealed(file)) ?? {};
  const usable = await canEncrypt(options);
  for (const name of secretNames) {
    const named = env[name]?.trim();
    // Utility processes inherit the environment.
    delete env[name];
    if (named) values.set(name, named);
    else if (sealed[name] !== undefined) await unseal(name, sealed[name]);
  }
  hideFromLogs([...values.values()]);

  function attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      problems.push(messageOf(error));
      return undefined;
    }
  }

  async function unseal(name: SecretName, text: string): Promise<void> {
    if (!usable) return void problems.push(`${name} is kept, but ${noKeyring}`);
    try {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'));
      values.set(name, result);
    } catch {
      // The reason may quote what it is about.
      problems.push(`${name} cannot be decrypted by this user on this machine: set it again`);
    }
  }

  return {
    problems,
    get: (name) => values.get(name) ?? null,
    async set(name, value) {
      const kept: SealedSecrets = readSealed(file);
      if (value === null) {
        const { [name]: _gone, ...others } = kept;
        return writeSealed(file, others);
      }
      const secret = checkedSecret(name, value);
      hideFromLogs([secret]);
      if (!(await canEncrypt(options))) throw new Error(`${name} was not kept: ${noKeyring}`);
      const bytes = await safeStorage.encryptStringAsync(secret);
      writeSealed(file, { ...kept, [name]: bytes.toString('base64') });
    },
  };
}

/** Linux without a keyring "encrypts" with a key that is in Electron's public source. */
async function canEncrypt({ safeStorage, platform }: SafeSecretsOptions): Promise<boolean> {
  try {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    if (platform !== 'linux') return true;
    return !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
  } catch {
    return false;
  }
}
