import { parseArgs, type ParseArgsConfig } from 'node:util';
import { FORMS, type Form } from '../migrate/declarations/declaration';
import { LEVELS, type Level } from '../scan/options';
import { isDay } from '../scan/suppress';

export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | ScanCommand
  | BatchCommand
  | BaselineCommand
  | MigrateCommand
  | UndoCommand;

/** What a scan looks for, where the command line says more than the team file. */
export interface ScanFlags {
  readonly level?: Level;
  /** A team file to go by instead of the project's own. */
  readonly config?: string;
  /** A baseline to go by instead of the project's own. */
  readonly baseline?: string;
  /** Larger files are passed over. */
  readonly maxBytes?: number;
}

export interface ScanCommand extends ScanFlags {
  readonly kind: 'scan';
  readonly paths: readonly string[];
  readonly format: Format;
}

export interface BatchCommand extends ScanFlags {
  readonly kind: 'batch';
}

export interface BaselineCommand extends ScanFlags {
  readonly kind: 'baseline';
  readonly paths: readonly string[];
  /** Why what is found now is accepted. */
  readonly reason?: string;
  /** The last day that holds, ISO. */
  readonly expires?: string;
}

export interface MigrateCommand {
  readonly kind: 'migrate';
  readonly paths: readonly string[];
  readonly format: Exclude<Format, 'sarif'>;
  readonly apply: boolean;
  /** The language to declare the secrets in, instead of showing the move. */
  readonly declare?: Form;
  /** Each value a secret of its own, also where several belong together. */
  readonly plain: boolean;
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

const SCANNING = {
  level: { type: 'string' },
  config: { type: 'string' },
  baseline: { type: 'string' },
  'max-file-size': { type: 'string' },
} as const satisfies Options;

const BASELINE = {
  ...COMMON,
  ...SCANNING,
  reason: { type: 'string' },
  expires: { type: 'string' },
} as const satisfies Options;

const SCAN = {
  ...COMMON,
  ...SCANNING,
  format: { type: 'string' },
  batch: { type: 'boolean' },
} as const satisfies Options;

const MIGRATE = {
  ...COMMON,
  format: { type: 'string' },
  apply: { type: 'boolean' },
  plain: { type: 'boolean' },
  declare: { type: 'string' },
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
    case 'baseline':
      return parseBaseline(rest);
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
  const flags = flagsOf(values);
  if (!values.batch) {
    return { kind: 'scan', paths: positionals, format: formatOf(values.format), ...flags };
  }
  if (positionals.length > 0) throw new UsageError('"--batch" reads standard input, no paths');
  if (values.format !== undefined) throw new UsageError('"--batch" has one format of its own');
  return { kind: 'batch', ...flags };
}

function parseBaseline(args: readonly string[]): Command {
  const { values, positionals } = parse(args, BASELINE);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const { reason, expires } = values;
  if (expires !== undefined && !isDay(expires)) {
    throw new UsageError('"--expires" is a day, such as 2027-01-31');
  }
  return {
    kind: 'baseline',
    paths: positionals,
    ...flagsOf(values),
    ...(reason !== undefined && { reason: filled('--reason', reason.trim()) }),
    ...(expires !== undefined && { expires }),
  };
}

function flagsOf(values: {
  readonly level?: string | undefined;
  readonly config?: string | undefined;
  readonly baseline?: string | undefined;
  readonly 'max-file-size'?: string | undefined;
}): ScanFlags {
  const { level, config, baseline, 'max-file-size': size } = values;
  return {
    ...(level !== undefined && { level: levelOf(level) }),
    ...(config !== undefined && { config: filled('--config', config) }),
    ...(baseline !== undefined && { baseline: filled('--baseline', baseline) }),
    ...(size !== undefined && { maxBytes: bytesOf(size) }),
  };
}

function bytesOf(size: string): number {
  const kibibytes = Number(size);
  if (!/^\d{1,7}$/.test(size) || kibibytes < 1) {
    throw new UsageError('"--max-file-size" is a number of KiB');
  }
  return kibibytes * 1024;
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
    if (format === 'sarif') throw new UsageError('"--format" is "text" or "json" here');
    const { apply = false, plain = false } = values;
    const declare = values.declare === undefined ? {} : { declare: declareForm(values.declare) };
    if (values.declare !== undefined) refuseWithDeclare(values);
    return { kind: 'migrate', paths: positionals, format, apply, plain, ...declare, ...target };
  }
  if (values.declare !== undefined) throw new UsageError('"--undo" has no "--declare"');
  if (positionals.length > 0) throw new UsageError('"--undo" takes back the last run, no paths');
  if (values.apply) throw new UsageError('"--undo" and "--apply" exclude each other');
  if (values.format !== undefined) throw new UsageError('"--undo" has no "--format"');
  if (values.plain) throw new UsageError('"--undo" has no "--plain"');
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
  const known = FORMATS.find((one) => one === (format ?? 'text'));
  if (!known) throw new UsageError('"--format" is "text", "json" or "sarif"');
  return known;
}

/** What is declared is written in its own language, and nothing else is done. */
function refuseWithDeclare({ apply, format }: { apply?: boolean; format?: string }): void {
  if (apply) throw new UsageError('"--declare" and "--apply" exclude each other');
  if (format !== undefined) throw new UsageError('"--declare" has no "--format"');
}

function declareForm(text: string): Form {
  const known = Object.keys(FORMS).find((one): one is Form => one === text);
  if (!known) throw new UsageError(`"--declare" is ${Object.keys(FORMS).join(', ')}`);
  return known;
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
