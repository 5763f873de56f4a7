import type { SecretType } from './finding';
import type { Rule } from './rule';
import { AI_NAMED_RULES } from './rules/aiNamed';
import { AI_PLATFORM_RULES } from './rules/aiPlatforms';
import { AI_RULES } from './rules/ai';
import { AWS_RULES } from './rules/aws';
import { CI_RULES } from './rules/ci';
import { CODE_QUALITY_RULES } from './rules/ciQuality';
import { AWS_SERVICE_RULES } from './rules/awsServices';
import { AZURE_RULES } from './rules/azure';
import { AZURE_KEY_RULES } from './rules/azureKeys';
import { AZURE_SERVICE_RULES } from './rules/azureServices';
import { CLOUD_RULES } from './rules/clouds';
import { CHINA_CLOUD_RULES } from './rules/cloudsChina';
import { COMMERCE_RULES } from './rules/commerce';
import { COMMERCE_NAMED_RULES } from './rules/commerceNamed';
import { COMMERCE_SERVICE_RULES } from './rules/commerceServices';
import { FINANCE_NAMED_RULES } from './rules/financeNamed';
import { WALLET_RULES } from './rules/wallets';
import { DATA_PLATFORM_RULES } from './rules/dataPlatforms';
import { ANALYTICS_PLATFORM_RULES } from './rules/dataPlatformsAnalytics';
import { COMMAND_LINE_RULES } from './rules/commandLines';
import { ADMIN_COMMAND_RULES } from './rules/commandLinesAdmin';
import { CONFIG_FILE_RULES } from './rules/configFiles';
import { CREDENTIAL_CALL_RULES } from './rules/credentialCalls';
import { DATABASE_RULES } from './rules/databases';
import { DATABASE_SETTING_RULES } from './rules/databasesSettings';
import { GENERAL_RULES } from './rules/generalForms';
import { GOOGLE_RULES } from './rules/google';
import { HOSTING_RULES } from './rules/hosting';
import { EDGE_RULES } from './rules/hostingEdge';
import { IDENTITY_RULES } from './rules/identity';
import { APP_RULES } from './rules/identityApps';
import { SOCIAL_RULES } from './rules/identitySocial';
import { KEY_FILE_RULES } from './rules/keyFiles';
import { MAIL_RULES } from './rules/mail';
import { MANIFEST_RULES } from './rules/manifests';
import { MEDIA_RULES } from './rules/media';
import { SITE_RULES } from './rules/mediaSites';
import { MESSAGING_RULES } from './rules/messaging';
import { MESSAGING_NAMED_RULES } from './rules/messagingNamed';
import { MONITORING_RULES } from './rules/monitoring';
import { ALERT_RULES } from './rules/monitoringAlerts';
import { ANALYTICS_RULES } from './rules/monitoringAnalytics';
import { PRODUCTIVITY_RULES } from './rules/productivity';
import { PROSE_RULES } from './rules/prose';
import { REGISTRY_RULES } from './rules/registries';
import { REGISTRY_CLIENT_RULES } from './rules/registryClients';
import { SAAS_RULES } from './rules/saas';
import { SECURITY_RULES } from './rules/saasSecurity';
import { SECRET_STORE_RULES } from './rules/secretStores';
import { SIGNED_URL_RULES } from './rules/signedUrls';
import { SOURCE_HOST_RULES } from './rules/sourceHosts';
import { GITHUB_RULES } from './rules/sourceHostsGithub';

/** Every provider rule. Where two find the same value, the earlier one names it. */
export const RULES: readonly Rule[] = [
  ...AWS_RULES,
  ...AWS_SERVICE_RULES,
  ...AZURE_KEY_RULES,
  ...AZURE_RULES,
  ...AZURE_SERVICE_RULES,
  ...GOOGLE_RULES,
  ...CLOUD_RULES,
  ...CHINA_CLOUD_RULES,
  ...HOSTING_RULES,
  ...EDGE_RULES,
  ...DATA_PLATFORM_RULES,
  ...ANALYTICS_PLATFORM_RULES,
  ...GITHUB_RULES,
  ...SOURCE_HOST_RULES,
  ...CI_RULES,
  ...CODE_QUALITY_RULES,
  ...REGISTRY_RULES,
  ...REGISTRY_CLIENT_RULES,
  ...SECRET_STORE_RULES,
  ...AI_RULES,
  ...AI_PLATFORM_RULES,
  ...AI_NAMED_RULES,
  ...IDENTITY_RULES,
  ...SOCIAL_RULES,
  ...APP_RULES,
  ...COMMERCE_RULES,
  ...COMMERCE_SERVICE_RULES,
  ...COMMERCE_NAMED_RULES,
  ...WALLET_RULES,
  ...FINANCE_NAMED_RULES,
  ...MESSAGING_RULES,
  ...MAIL_RULES,
  ...MESSAGING_NAMED_RULES,
  ...MONITORING_RULES,
  ...ALERT_RULES,
  ...ANALYTICS_RULES,
  ...PRODUCTIVITY_RULES,
  ...SAAS_RULES,
  ...SECURITY_RULES,
  ...MEDIA_RULES,
  ...SITE_RULES,
  ...KEY_FILE_RULES,
  ...CONFIG_FILE_RULES,
  ...DATABASE_RULES,
  ...DATABASE_SETTING_RULES,
  ...SIGNED_URL_RULES,
  ...GENERAL_RULES,
  ...MANIFEST_RULES,
  ...COMMAND_LINE_RULES,
  ...ADMIN_COMMAND_RULES,
  ...CREDENTIAL_CALL_RULES,
  ...PROSE_RULES,
];

/** A rule that goes by the name a value is bound to; its secret type depends on the name. */
export interface GenericRule {
  readonly id: string;
  readonly title: string;
  readonly types: readonly SecretType[];
}

const NAMED_TYPES: readonly SecretType[] = [
  'application-secret',
  'client-credential',
  'database-credential',
  'ssh-key',
];

export const GENERIC_RULES: readonly GenericRule[] = [
  {
    id: 'generic-password',
    title: 'Password under a name that says so',
    types: [
      'application-secret',
      'client-credential',
      'database-credential',
      'certificate-private-key',
      'ssh-key',
    ],
  },
  {
    id: 'generic-secret',
    title: 'Secret under a name that says so',
    types: [...NAMED_TYPES, 'aws-access-key'],
  },
  {
    id: 'generic-api-key',
    title: 'API key under a name that says so',
    types: [...NAMED_TYPES, 'third-party-credential', 'aws-access-key'],
  },
  {
    id: 'generic-token',
    title: 'Token under a name that says so',
    types: NAMED_TYPES,
  },
  {
    id: 'generic-cryptographic-key',
    title: 'Symmetric key under a name that says so',
    types: ['cryptographic-key', 'ssh-key'],
  },
  {
    id: 'generic-credential',
    title: 'Random value under a name that suggests a credential',
    types: NAMED_TYPES,
  },
];

/** The id of every rule, as diagnostics, settings and baselines use it. */
export const RULE_IDS: readonly string[] = [...RULES, ...GENERIC_RULES].map((rule) => rule.id);
