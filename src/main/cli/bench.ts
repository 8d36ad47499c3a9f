import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeMachine, type Machine, machineText } from '../engine/bench/machine.ts';
import type { BenchRow } from '../engine/bench/row.ts';
import {
  type Bench,
  runSection,
  type SectionName,
  sectionNames,
  soaks as soakRuns,
  takesPerson,
} from '../engine/bench/sections.ts';
import { markdownHead, markdownLine, tableLine } from '../engine/bench/table.ts';
import { createMaterial } from '../engine/bench/voice/material.ts';
import { findPerson } from '../engine/bench/voice/person.ts';
import { openStore } from '../engine/open-store.ts';
import { openTrade } from '../engine/trade.ts';
import { systemClock } from '../kernel/clock.ts';
import { resolveModels } from '../models/index.ts';
import { createLog } from '../ops/log.ts';
import { modelsFolder } from '../ops/paths.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { languageOption } from './language-option.ts';
import { integerOption, packOption } from './options.ts';

/** Measures everything that has a target, on a shop of its own in a temporary folder. */
export const bench: Command = {
  name: 'bench',
  usage:
    '[--only S,S] [--turns N] [--pack P] [--lang L] [--products N] [--audio FOLDER] [--markdown] | --soak [--turns N] [--minutes N]',
  summary: `Measures what has a target (${sectionNames.join(', ')}), or with --soak whether memory grows; a row each`,
  options: {
    only: { type: 'string' },
    turns: { type: 'string' },
    minutes: { type: 'string' },
    pack: { type: 'string' },
    lang: { type: 'string' },
    products: { type: 'string' },
    audio: { type: 'string' },
    markdown: { type: 'boolean' },
    soak: { type: 'boolean' },
  },
  async run(context) {
    const pack = packOption(context);
    const language = languageOption(context, 'en');
    const soaks = context.options['soak'] === true;
    const chosen = soaks ? [] : onlyOption(context);
    const products = integerOption(context, 'products', 100_000, 100, 1_000_000);
    const turns = integerOption(context, 'turns', soaks ? 10_000 : 20, 1, 1_000_000);
    const minutes = integerOption(context, 'minutes', 30, 1, 600);
    const audio = context.options['audio'];
    const { speech: models } = await resolveModels(modelsFolder());
    const person = soaks || takesPerson(chosen) ? await findPerson(language, models.voices) : null;
    const machine = describeMachine(models, person?.name ?? null);
    process.stderr.write(`${machineText(machine)}\n`);
    const folder = mkdtempSync(join(tmpdir(), 'vaani-bench-'));
    const { db } = openStore(join(folder, 'bench.db'), pack, systemClock.now());
    const trade = openTrade(pack, db);
    const clock = systemClock;
    const progress = (text: string) => void process.stderr.write(`${progressLine(text)}\n`);
    const names = pack.hotwords?.(db, language) ?? [];
    const spoken = soaks ? spokenInSoak : turns;
    const about: Bench = {
      trade,
      db,
      clock,
      log: createLog('bench'),
      language,
      models,
      denoiser: models.denoiser,
      person,
      audioFolder: typeof audio === 'string' ? audio : null,
      products,
      turns,
      material: createMaterial({ trade, language, clock, person, names, spoken, progress }),
      soak: { turns, minutes },
      progress,
      signal: context.signal,
    };
    const print = printer(context, machine);
    try {
      const runs = soaks
        ? soakRuns.map((soak) => () => soak(about))
        : chosen.map((name) => () => runSection(name, about));
      for (const run of runs) {
        const rows = await run();
        // What was cut short tells nothing.
        if (context.signal.aborted) return 1;
        print(rows);
      }
      return 0;
    } finally {
      await person?.close();
      db.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Different things said in a soak. */
const spokenInSoak = 20;

const begun = performance.now();
const progressLine = (text: string) =>
  `${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}`;

/** `--only text,voice`: those sections, in their usual order; all where it is not given. Throws UsageError. */
function onlyOption({ options }: CommandContext): SectionName[] {
  const given = options['only'];
  if (typeof given !== 'string') return sectionNames;
  const wanted = given.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !(sectionNames as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--only takes some of ${sectionNames.join(', ')}, not "${unknown}"`);
  }
  return sectionNames.filter((name) => wanted.includes(name));
}

/** Prints rows as they are ready. In JSON each row names the machine: it may be kept without the others. */
function printer(context: CommandContext, machine: Machine): (rows: readonly BenchRow[]) => void {
  const markdown = context.options['markdown'] === true;
  if (markdown && !context.json) {
    context.print(null, `${machineText(machine)}\n\n${markdownHead}`);
  }
  return (rows) => {
    for (const row of rows) {
      context.print({ ...row, machine }, markdown ? markdownLine(row) : tableLine(row));
    }
  };
}
