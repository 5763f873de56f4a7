import type { LanguageAdapter, SourceFile } from '../adapter';
import { CLOUD_FORMATION } from './cloudFormation';
import { createConfigAdapter } from './format';
import { GUIDED } from './guides';
import { KUBERNETES } from './kubernetes';
import { SERVERLESS } from './serverless';

/** The most telling first: an application's settings may be YAML like any other. */
const FORMATS = [CLOUD_FORMATION, SERVERLESS, KUBERNETES, ...GUIDED].map((format) => ({
  format,
  adapter: createConfigAdapter(format),
}));

/** The adapter of a configuration file, told by its path and its text; undefined for anything else. */
export function configAdapterFor(file: SourceFile): LanguageAdapter | undefined {
  return FORMATS.find(({ format }) => format.recognises(file))?.adapter;
}
