import { parseArgs, type ParseArgsConfig } from 'node:util';
import { LEVELS, type Level } from '../scan/options';

export type Format = 'text' | 'json';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | ScanCommand
  | BatchCommand
  | MigrateCommand
  | UndoCommand;

/** What a scan looks for, where the command line says more than the team file. */
export interface ScanFlags {
  readonly level?: Level;
}

export interface ScanCommand extends ScanFlags {
  readonly kind: 'scan';
  readonly paths: readonly string[];
  readonly format: Format;
}

export interface BatchCommand extends ScanFlags {
  readonly kind: 'batch';
}

export interface MigrateCommand {
  readonly kind: 'migrate';
  readonly paths: readonly string[];
  readonly format: Format;
  readonly apply: boolean;
  readonly profile?: string;
  readonly region?: string;
}

export interface UndoCommand {
  readonly kind: 'undo';
  readonly profile?: string;
  readonly region?: string;
}

/** The command line makes no sense. Its message is one line for standard error. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;

const COMMON = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const satisfies Options;

const SCAN = {
  ...COMMON,
  format: { type: 'string' },
  level: { type: 'string' },
  batch: { type: 'boolean' },
} as const satisfies Options;

const MIGRATE = {
  ...COMMON,
  format: { type: 'string' },
  apply: { type: 'boolean' },
  undo: { type: 'boolean' },
  profile: { type: 'string' },
  region: { type: 'string' },
} as const satisfies Options;

/** @param args without the program's own name. @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const [name, ...rest] = args;
  switch (name) {
    case 'scan':
      return parseScan(rest);
    case 'migrate':
      return parseMigrate(rest);
    case 'help':
      return { kind: 'help' };
    case undefined:
      throw new UsageError('no command given; try "secret-ferry --help"');
    default:
      return parseBare(args);
  }
}

function parseScan(args: readonly string[]): Command {
  const { values, positionals } = parse(args, SCAN);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const flags = values.level === undefined ? {} : { level: levelOf(values.level) };
  if (!values.batch) {
    return { kind: 'scan', paths: positionals, format: formatOf(values.format), ...flags };
  }
  if (positionals.length > 0) throw new UsageError('"--batch" reads standard input, no paths');
  if (values.format !== undefined) throw new UsageError('"--batch" has one format of its own');
  return { kind: 'batch', ...flags };
}

function parseMigrate(args: readonly string[]): Command {
  const { values, positionals } = parse(args, MIGRATE);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const { profile, region } = values;
  const target = {
    ...(profile === undefined ? {} : { profile: filled('--profile', profile) }),
    ...(region === undefined ? {} : { region: filled('--region', region) }),
  };
  if (!values.undo) {
    const format = formatOf(values.format);
    const apply = values.apply ?? false;
    return { kind: 'migrate', paths: positionals, format, apply, ...target };
  }
  if (positionals.length > 0) throw new UsageError('"--undo" takes back the last run, no paths');
  if (values.apply) throw new UsageError('"--undo" and "--apply" exclude each other');
  if (values.format !== undefined) throw new UsageError('"--undo" has no "--format"');
  return { kind: 'undo', ...target };
}

/** `--help` and `--version` without a command, or something we don't know. */
function parseBare(args: readonly string[]): Command {
  const [first = ''] = args;
  if (!first.startsWith('-')) throw new UsageError(`unknown command "${first}"; try "--help"`);
  const { values, positionals } = parse(args, COMMON);
  if (positionals.length > 0) throw new UsageError(`unexpected "${positionals[0] ?? ''}"`);
  return values.help ? { kind: 'help' } : { kind: 'version' };
}

function parse<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'the options can’t be read';
    // Node's message goes on with a hint of several sentences; the first says it all.
    throw new UsageError(message.split(/\.\s|\n/)[0] ?? message);
  }
}

function formatOf(format: string | undefined): Format {
  if (format === undefined || format === 'text') return 'text';
  if (format === 'json') return 'json';
  throw new UsageError('"--format" is "text" or "json"');
}

function levelOf(text: string): Level {
  const level = LEVELS.find((one) => one === text);
  if (!level) throw new UsageError(`"--level" is ${LEVELS.map((one) => `"${one}"`).join(' or ')}`);
  return level;
}

function filled(option: string, value: string): string {
  if (value === '') throw new UsageError(`"${option}" is empty`);
  return value;
}
