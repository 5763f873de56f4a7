import { basename } from 'node:path';
import type { Offers, Scheme, Sourced } from '../tagging/scheme';

const DEFAULT_ENVIRONMENT = 'dev';
const LONGEST_ID = 7;
const SHORTEST_ID = 5;

/**
 * Adds last resorts for what nothing in the workspace tells, so that a first move needs no set-up.
 * Their source says that they are suggestions; whatever is known comes before them.
 */
export function withSuggestions(offers: Offers, root: string, scheme: Scheme | undefined): Offers {
  const names = [...(offers['appname'] ?? []), ...folderNames(root)];
  return {
    ...offers,
    appname: names,
    appid: [...(offers['appid'] ?? []), ...suggestedIds(names)],
    appenv: [...(offers['appenv'] ?? []), suggestedEnvironment(scheme)],
  };
}

function folderNames(root: string): Sourced[] {
  const value = plain(basename(root));
  return value === '' ? [] : [{ value, source: 'folder name', standing: 'suggested' }];
}

/** The guidance wants 5–7 letters and digits: the name cut to that, or filled up with a number. */
function suggestedIds(names: readonly Sourced[]): Sourced[] {
  const [name] = names;
  const letters = plain(name?.value ?? '');
  if (!name || letters === '') return [];
  const value = letters.slice(0, LONGEST_ID).padEnd(SHORTEST_ID - 1, '0');
  const filled = value.length < SHORTEST_ID ? `${value}1` : value;
  return [{ value: filled, source: `suggested from ${name.source}`, standing: 'suggested' }];
}

/** The first environment that the scheme allows is the one with least at stake. */
function suggestedEnvironment(scheme: Scheme | undefined): Sourced {
  const rule = scheme?.tags.find(({ key }) => key === 'appenv');
  const value = rule?.allowed?.[0] ?? DEFAULT_ENVIRONMENT;
  return { value, source: 'suggested: no path tells it', standing: 'suggested' };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
