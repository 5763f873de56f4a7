import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** AWS's own description of a service, as it comes with the Python SDK. */
export interface ServiceModel {
  readonly operations: Readonly<
    Record<string, { readonly output?: Reference; readonly errors?: readonly Reference[] }>
  >;
  readonly shapes: Readonly<Record<string, Shape>>;
}

interface Reference {
  readonly shape: string;
}

interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Reference>>;
  readonly member?: Reference;
  readonly key?: Reference;
  readonly value?: Reference;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

/** The model that the given `aws` command works with; undefined where it has no Python beside it. */
export function loadModel(aws: string): ServiceModel | undefined {
  const script = 'import botocore, os; print(os.path.dirname(botocore.__file__))';
  const python = spawnSync(join(dirname(aws), 'python3'), ['-c', script], { encoding: 'utf8' });
  if (python.status !== 0) return undefined;
  const path = join(python.stdout.trim(), 'data/secretsmanager/2017-10-17/service-2.json.gz');
  return JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as ServiceModel;
}

/** What in a value is not as the shape has it: paths with a word on each. */
export function violations(
  model: ServiceModel,
  { shape: name }: Reference,
  value: unknown,
  path = '',
): string[] {
  const shape = model.shapes[name]!;
  if (!isOfType(value, shape.type)) return [`${path}: not a ${shape.type}`];
  const within = (reference: Reference, inner: unknown, key: string | number) =>
    violations(model, reference, inner, `${path}.${key}`);
  const inside = contents(shape, value).flatMap(([key, reference, inner]) =>
    reference ? within(reference, inner, key) : [`${path}.${key}: not a member of ${name}`],
  );
  return [...constraints(shape, value).map((text) => `${path}: ${text}`), ...inside];
}

/** Members, items or entries, with their shape where the model has one. */
function contents(
  shape: Shape,
  value: unknown,
): [key: string | number, Reference | undefined, unknown][] {
  switch (shape.type) {
    case 'structure':
      return Object.entries(value as object).map(([key, member]) => [
        key,
        shape.members?.[key],
        member,
      ]);
    case 'list':
      return (value as unknown[]).map((item, index) => [index, shape.member, item]);
    case 'map':
      return Object.entries(value as object).flatMap(([key, entry]) => [
        [`${key} as a key`, shape.key, key],
        [key, shape.value, entry],
      ]);
    default:
      return [];
  }
}

function constraints(shape: Shape, value: unknown): string[] {
  const found: string[] = [];
  const { min = -Infinity, max = Infinity } = shape;
  const size = typeof value === 'number' ? value : sizeOf(value);
  if (size !== undefined && (size < min || size > max)) found.push(`not of ${min} to ${max}`);
  if (shape.enum && !shape.enum.includes(value as string)) found.push('not in the enumeration');
  if (shape.pattern !== undefined && !new RegExp(shape.pattern).test(value as string)) {
    found.push('does not match the pattern');
  }
  for (const member of shape.required ?? []) {
    if (!(member in (value as object))) found.push(`lacks ${member}`);
  }
  return found;
}

function sizeOf(value: unknown): number | undefined {
  return typeof value === 'string' || Array.isArray(value) ? value.length : undefined;
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'structure':
    case 'map':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
    case 'timestamp':
    case 'integer':
    case 'long':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}
