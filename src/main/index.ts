/** Entry of the Electron kiosk. */
import { main } from './shell/electron/main.ts';

main(import.meta.dirname);
