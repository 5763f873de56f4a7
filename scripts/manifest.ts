import manifest from '../package.json';
import { LEVELS, RULE_SETTINGS } from '../src/scan/options';
import { RULE_IDS } from '../src/scan/table';

/** package.json with what its settings have from the tables: levels, and rules and their severities. */
export function manifestWithRules(): string {
  const { properties } = manifest.contributes.configuration;
  const level = { ...properties['secretFerry.scan.level'], enum: LEVELS };
  const rules = {
    ...properties['secretFerry.scan.rules'],
    propertyNames: { enum: RULE_IDS },
    additionalProperties: { type: 'string', enum: RULE_SETTINGS },
  };
  const configuration = {
    ...manifest.contributes.configuration,
    properties: { ...properties, 'secretFerry.scan.level': level, 'secretFerry.scan.rules': rules },
  };
  return JSON.stringify({
    ...manifest,
    contributes: { ...manifest.contributes, configuration },
  });
}
