import { readSettings } from '../../../ops/settings.ts';

/** Where the kiosk asks for updates, null for nowhere; read anew each time, so that a change counts at once. */
export const updateUrl = (): string | null => readSettings([]).settings.updateUrl;
