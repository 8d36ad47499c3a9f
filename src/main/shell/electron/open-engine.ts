import { join } from 'node:path';
import type { Log } from '../../ops/log.ts';
import type { Secrets } from '../../ops/secrets.ts';
import type { Updates } from '../../update/index.ts';
import type { ShellKiosk, StartOrder } from './app.ts';
import type { ElectronArguments } from './arguments.ts';
import { watchAudio } from './audio-watch.ts';
import { spawnUtilityProcess, type UtilityProcessForker } from './utility-process.ts';

export interface EngineOptions {
  readonly args: ElectronArguments;
  readonly order: StartOrder;
  /** The build's folder `out/main`. */
  readonly mainFolder: string;
  readonly utilityProcess: UtilityProcessForker;
  readonly secrets: Secrets;
  /** Vaani's own, for the console. */
  readonly version?: string | undefined;
  /** How newer versions come, for the console; a checkout has none. */
  readonly updates?: Updates | undefined;
  /** The speech process is there: it hears, or has said why it cannot. */
  readonly onSpeechUp?: () => void;
  readonly log: Log;
}

/** The engine with the machine's own devices, its child processes being utility processes. */
export async function openEngine(options: EngineOptions): Promise<ShellKiosk> {
  const { args, order, log } = options;
  // Loaded late: what must happen before the app is ready does not wait for it.
  const [{ createKiosk }, { packs }, { databaseFile }, { readSettings }, speech, { systemClock }] =
    await Promise.all([
      import('../../engine/kiosk.ts'),
      import('../../packs/index.ts'),
      import('../../ops/paths.ts'),
      import('../../ops/settings.ts'),
      import('../../speech/index.ts'),
      import('../../kernel/clock.ts'),
    ]);
  const packIds = packs.map(({ id }) => id);
  // Nobody may be there to put the file right: the kiosk opens with what is right in it, and says so.
  const { settings, problems } = readSettings(packIds);
  for (const problem of problems) log.error({ problem }, 'a setting cannot be used');
  const named = (id: string) => {
    const pack = packs.find((one) => one.id === id);
    if (pack) return { pack, databaseFile: databaseFile(id) };
    throw new Error(`there is no pack "${id}"; there is: ${packIds.join(', ')}`);
  };
  const [first, ...others] = args.packs ?? settings.packs;
  const language = args.language ?? settings.languages[0];
  const fork = (module: string, name: string) =>
    spawnUtilityProcess(options.utilityProcess, join(options.mainFolder, module), name);
  speech.listAudioDevicesBy(() => fork('probe.js', 'Vaani devices'));
  const kiosk = await createKiosk({
    trades: [named(first), ...others.map(named)],
    settings: {
      ...settings,
      languages: [language, ...settings.languages.filter((one) => one !== language)],
      // A device of the settings may be what it crashed on.
      ...(order.safeMode && { devices: { input: null, output: null } }),
    },
    notices: [
      ...(order.safeMode ? (['notice.safe_mode'] as const) : []),
      ...(problems.length > 0 ? (['notice.settings'] as const) : []),
    ],
    devices: { input: 'default', output: 'default' },
    fetchModels: args.fetchModels && !order.safeMode,
    localModel: !order.safeMode,
    secrets: options.secrets,
    restart: order.restart,
    updates: options.updates,
    ...(options.version !== undefined && { version: options.version }),
    log,
    spawnSpeech: () => fork('speech.js', 'Vaani speech'),
    spawnLlm: () => fork('llm.js', 'Vaani llm'),
  });
  kiosk.speech.onUp(() => options.onSpeechUp?.());
  const audio = watchAudio({
    list: speech.listAudioDevices,
    reload: kiosk.speech.reload,
    clock: systemClock,
    log,
  });
  kiosk.speech.on('status', ({ microphone, speaker }) => audio.status(microphone.ok && speaker.ok));
  return {
    connect: (wire) => kiosk.connect(wire, { devices: true }),
    connectConsole: (wire) => kiosk.connectConsole(wire, { browser: 'kiosk' }),
    devicesChanged: audio.devicesChanged,
    busy: kiosk.busy,
    close() {
      audio.stop();
      return kiosk.close();
    },
  };
}
