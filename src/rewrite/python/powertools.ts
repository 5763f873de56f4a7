import { freshName } from '../syntax';
import { importedFrom } from './imports';
import type { Library, LibraryOptions } from './library';

const MODULE = 'aws_lambda_powertools.utilities';
const NAME = 'parameters';
/** Seconds that a fetched secret is kept; that of Powertools is 300 too (3.37.0), but a project may set another. */
const MAX_AGE = 300;

/** Powertools for AWS Lambda, which works outside of Lambda too. */
export function createPowertools({ statements, taken, before }: LibraryOptions): Library {
  const known = importedFrom(MODULE, NAME, statements, before);
  const local = known ?? freshName(NAME, taken);
  const alias = local === NAME ? NAME : `${NAME} as ${local}`;
  return {
    ...(known === undefined && { statement: `from ${MODULE} import ${alias}` }),
    waits: false,
    call: (name) => [`${local}.get_secret(`, `${name}, max_age=${MAX_AGE}`, ')'],
  };
}
