import { parseArgs } from 'node:util';

/** Bad arguments: one line that says what to do; exit code 2. */
export class ArgumentError extends Error {}

export const startHelp = `npm start [-- OPTIONS]
  --web        the web shell, even where the Electron kiosk could open
  --no-window  only print the web shell's address; open no browser
  --port N     the web shell's port, 0 for any free one
  --host H     the address the web shell listens on
  --pack P,P   the packs to serve (those of the settings; else retail)
  --help       this text
Installs what is missing, builds what is stale, then opens the kiosk.`;

export const testHelp = `npm test [-- OPTIONS] [vitest arguments]
  --only unit|native|screens|e2e   one project (may be repeated)
  --check                  types, lint, format and dead code first; a failure counts
  --help                   this text
Installs what is missing, then runs the tests. Last line: N passed, N failed, N skipped.`;

/** The vitest projects, in the order they run. */
export const projects = /** @type {const} */ (['unit', 'native', 'screens', 'e2e']);

/** @typedef {(typeof projects)[number]} Project */

/**
 * @typedef {object} StartArguments
 * @property {boolean} help
 * @property {boolean} web
 * @property {boolean} noWindow
 * @property {string | undefined} port 0 to 65535
 * @property {string | undefined} host
 * @property {string | undefined} pack
 */

/**
 * @param {readonly string[]} argv without node and script
 * @returns {StartArguments}
 * @throws {ArgumentError}
 */
export function parseStartArguments(argv) {
  const { help, web, 'no-window': noWindow, port, host, pack } = parse(argv);
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    throw new ArgumentError(`--port ${port}: a port is a number from 0 to 65535`);
  }
  if (host === '') throw new ArgumentError('--host needs an address, for example 127.0.0.1');
  if (pack !== undefined && !/^[a-z][a-z0-9-]*(?:,[a-z][a-z0-9-]*)*$/.test(pack)) {
    throw new ArgumentError(
      `--pack ${pack}: a pack is named like "retail", several like "retail,dining"`,
    );
  }
  return { help: help === true, web: web === true, noWindow: noWindow === true, port, host, pack };
}

/** @param {readonly string[]} argv */
function parse(argv) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        help: { type: 'boolean', short: 'h' },
        web: { type: 'boolean' },
        'no-window': { type: 'boolean' },
        port: { type: 'string' },
        host: { type: 'string' },
        pack: { type: 'string' },
      },
      allowPositionals: false,
      strict: true,
    }).values;
  } catch (error) {
    const line = String(error instanceof Error ? error.message : error).split(/\.\s|\n/)[0];
    throw new ArgumentError(`${line}; npm start -- --help lists the options`);
  }
}

/**
 * @typedef {object} TestArguments
 * @property {boolean} help
 * @property {boolean} check
 * @property {readonly Project[]} only the projects to run
 * @property {readonly string[]} rest passed to vitest as they are
 * @property {boolean} narrowed vitest runs only some tests of a project, so a project may be empty
 * @property {boolean} byName tests are chosen by name: the others are left out, not skipped
 */

/**
 * Takes its own options and leaves everything else to vitest.
 * @param {readonly string[]} argv without node and script
 * @returns {TestArguments}
 * @throws {ArgumentError}
 */
export function parseTestArguments(argv) {
  /** @type {Project[]} */
  const only = [];
  const rest = [];
  let help = false;
  let check = false;
  for (let i = 0; i < argv.length; i += 1) {
    const argument = argv[i] ?? '';
    if (argument === '--help' || argument === '-h') help = true;
    else if (argument === '--check') check = true;
    else if (argument === '--only' || argument.startsWith('--only=')) {
      const name = argument === '--only' ? argv[(i += 1)] : argument.slice('--only='.length);
      const project = projects.find((known) => known === name);
      if (!project) {
        throw new ArgumentError(`--only ${name ?? ''}: choose one of ${projects.join(', ')}`);
      }
      if (!only.includes(project)) only.push(project);
    } else if (/^--(reporter|outputFile)\b/.test(argument)) {
      throw new ArgumentError(`${argument}: npm test counts by its own reporter; use npx vitest`);
    } else rest.push(argument);
  }
  const byName = rest.some((a) => /^(-t|--testNamePattern(=.*)?)$/.test(a));
  return {
    help,
    check,
    only: only.length > 0 ? projects.filter((p) => only.includes(p)) : projects,
    rest,
    narrowed: rest.length > 0,
    byName,
  };
}
