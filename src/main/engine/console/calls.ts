import type { ConsoleApi } from '../../../contract/console.ts';
import type { OperatorApi } from '../../../contract/operator.ts';
import type { Handlers } from '../../../contract/rpc/api.ts';
import { RpcError } from '../../../contract/rpc/message.ts';
import { messageOf } from '../../kernel/errors.ts';
import { BackupError, chooseBackup, listBackups, makeBackup } from '../backups.ts';
import { createImports } from './catalog/imports.ts';
import type { ConsoleDesk } from './desk.ts';
import { readSession, searchSessions } from './sessions.ts';
import type { Watches } from './watches.ts';

/** The answer to a call that ends the process leaves first, ms. */
const beforeRestartMs = 300;

type Outer = 'hello' | 'unlock' | 'lock' | keyof OperatorApi['calls'];
type Inner = Omit<Handlers<ConsoleApi>, Outer>;

/** What a console may ask for once it is open, and what forgets all that it was given. */
export function consoleHandlers(
  desk: ConsoleDesk,
  watches: Watches,
): { readonly handlers: Inner; forget(): void } {
  const { clock, devices, latency, lines, live, log, models, settings, speech, trades, updates } =
    desk;
  const imports = createImports({ trades, clock, log });
  const stores = trades.map(({ trade, db }) => ({ pack: trade.pack.id, db }));
  const files = stores.map(({ pack, db }) => ({ pack, file: db.file }));
  const backups = () => ({ backups: listBackups(files) });

  function restartSoon(): void {
    const { restart } = desk;
    if (!restart) return;
    log.warn('the app is started anew, as the console asked');
    clock.after(beforeRestartMs, restart);
  }

  const handlers: Inner = {
    stay: () => ({}),
    live({ watch }) {
      watches.live(watch);
      return live.read();
    },
    latency({ watch }) {
      watches.latency(watch);
      return latency.read();
    },

    devices() {
      watches.devices();
      return devices.read();
    },
    'devices.choose': (wanted) => devices.choose(wanted),
    async 'devices.level'({ on }) {
      watches.levels(on);
      try {
        if (on) await devices.test(true);
      } catch (error) {
        watches.levels(false);
        throw error;
      }
      return {};
    },
    async 'devices.play'({ language }) {
      await devices.play(language);
      return {};
    },

    models() {
      watches.models();
      return models.read();
    },
    'models.install': ({ ids }) => models.install(ids),
    'models.verify': () => models.verify(),
    'models.import': ({ folder }) => models.import(folder),
    'models.stop': () => models.stop(),

    'catalog.tables': () => ({ tables: imports.tables() }),
    'catalog.begin': (of) => ({ upload: imports.begin(of) }),
    'catalog.chunk': ({ upload, at, data }) => ({ received: imports.chunk(upload, at, data) }),
    'catalog.preview': ({ upload, replace }) => imports.preview(upload, replace),
    'catalog.apply': ({ preview }) => imports.apply(preview),
    'catalog.discard'() {
      imports.discard();
      return {};
    },

    settings: () => settings.read(),
    'settings.set'({ key, value }) {
      // Left out, it would be taken out.
      if (value === undefined) throw new RpcError('invalid', `"${key}" must have a value`);
      return settings.write(key, value);
    },
    'settings.unset': ({ key }) => settings.write(key, undefined),

    'sessions.search': (filter, signal) => searchSessions(stores, filter, signal),
    'sessions.read': ({ pack, id }) => readSession(stores, pack, id),

    logs({ follow, ...filter }) {
      watches.log(follow ? filter : null);
      return { lines: lines.read(filter) };
    },

    backups,
    async 'backups.make'() {
      try {
        for (const { db } of stores) await makeBackup(db, 'asked', clock.now());
      } catch (error) {
        throw new RpcError('not-saved', `the copy could not be made: ${messageOf(error)}`);
      }
      return backups();
    },
    'backups.restore'({ id }) {
      try {
        chooseBackup(files, id);
      } catch (error) {
        if (!(error instanceof BackupError)) throw error;
        throw new RpcError(error.code === 'gone' ? 'gone' : 'invalid', error.message);
      }
      restartSoon();
      return { when: desk.restart ? 'now' : 'next-start' };
    },

    updates({ watch }) {
      watches.updates(watch);
      return updates.read();
    },
    'updates.look': ({ on }) => updates.look(on),
    'updates.apply': ({ path, again }) => updates.apply(path, again),
    'updates.rollBack': () => updates.rollBack(),
    'updates.checkOnline': () => updates.checkOnline(),

    restart({ what }) {
      if (what === 'speech') {
        speech.reload();
        return {};
      }
      if (!desk.restart) {
        throw new RpcError(
          'unavailable',
          'this kiosk is not watched over by anybody who would start it again: stop and start it on the machine (docs/operating.md)',
        );
      }
      restartSoon();
      return {};
    },
  };
  return { handlers, forget: imports.discard };
}
