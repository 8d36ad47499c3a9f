import { openStore } from '../engine/open-store.ts';
import { tenDigits } from '../packs/common/mobile.ts';
import { findProfile, forgetPerson } from '../packs/common/profiles.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { clockOption, databaseOption, packOption } from './options.ts';
import { tellRecovery } from './tell-recovery.ts';

/** What a shop does with a profile when its person asks on paper: shows all of it, or forgets it. */
export const profile: Command = {
  name: 'profile',
  usage: 'export|forget PHONE [--pack P] [--db FILE]',
  summary: 'All that is remembered of a person, as JSON; or forgets it for good',
  options: {
    pack: { type: 'string' },
    db: { type: 'string' },
    now: { type: 'string' },
  },
  async run(context) {
    const { what, phone } = argumentsOf(context);
    const pack = packOption(context);
    const now = clockOption(context).now();
    const opened = openStore(databaseOption(context, pack), pack, now);
    tellRecovery(opened.recovered);
    try {
      const { db } = opened;
      const kept = findProfile(db, phone) ?? null;
      const conversations = db.all<{ session_id: string }>(
        'SELECT session_id FROM conversations WHERE user_phone = :phone ORDER BY created_at',
        { phone },
      );
      const ids = conversations.map(({ session_id }) => session_id);
      if (what === 'forget') {
        db.transaction(() => forgetPerson(db, phone));
        const forgotten = kept !== null;
        const text = forgotten ? 'forgotten' : 'nothing was remembered of that number';
        context.print({ pack: pack.id, forgotten, conversations: ids.length }, text);
        return 0;
      }
      const record = { pack: pack.id, profile: kept, conversations: ids };
      context.print(record, JSON.stringify(record, null, 2));
      return 0;
    } finally {
      opened.db.close();
    }
  },
};

function argumentsOf({ positionals }: CommandContext) {
  const [what, said, ...more] = positionals;
  if ((what !== 'export' && what !== 'forget') || said === undefined || more.length > 0) {
    throw new UsageError('use "profile export PHONE" or "profile forget PHONE"');
  }
  const phone = tenDigits(said);
  if (phone === null) throw new UsageError('PHONE is a mobile number of ten digits');
  return { what, phone } as const;
}
