import type { Rule } from '../rule';
import { sample, sampleUuid } from './sample';

/** Monitoring, analytics, identity. */
export const MONITORING_RULES: readonly Rule[] = [
  {
    id: 'datadog-key',
    title: 'Datadog API or application key',
    type: 'third-party-credential',
    func: 'datadog',
    keywords: ['datadog', 'dd_api_key', 'dd-api-key', 'dd_app_key', 'dd-application-key', 'ddapp_'],
    pattern:
      /(?:(?=ddapp_)|(?:datadog|dd[_-](?:api|app)[\w-]{0,12}key)[\w .-]{0,20}["']?\s{0,4}(?:=>|[:=]{1,2})\s{0,4}["']?)(?<value>ddapp_[A-Za-z0-9]{34}|[a-f0-9]{40}|[a-f0-9]{32})(?![A-Za-z0-9])/diy,
    entropy: 3,
    rotate: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    hits: () => [`DD_API_KEY=${sample('hex', 32)}`, 'dda' + 'pp_' + sample('base62', 34)],
    misses: () => ['DATADOG_SITE=datadoghq.eu'],
  },
  {
    id: 'grafana-token',
    title: 'Grafana token',
    type: 'third-party-credential',
    func: 'grafana',
    keywords: ['glsa_', 'glc_', 'eyjrijoi'],
    pattern:
      /(?<![A-Za-z0-9])(?:glsa_[A-Za-z0-9]{32}_[a-fA-F0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,3}|eyJrIjoi[A-Za-z0-9+/]{60,400}={0,3})(?![A-Za-z0-9+/])/y,
    entropy: 3,
    rotate: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
    hits: () => ['gl' + 'sa_' + sample('base62', 32) + '_' + sample('hex', 8)],
    misses: () => ['gl' + 'sa_' + sample('base62', 8)],
  },
  {
    id: 'new-relic-key',
    title: 'New Relic key',
    type: 'third-party-credential',
    func: 'newrelic',
    keywords: ['nrak-', 'nrii-', 'nriq-', 'nraa-', 'nrra-', 'nral'],
    anchor: 'word',
    pattern:
      /(?<![A-Za-z0-9-])(?:NR(?:AK|AA)-[A-Z0-9]{27}|NRI[IQ]-[A-Za-z0-9_-]{32}|NR(?:AA|RA)-[a-f0-9]{27,42}|(?:eu01xx)?[a-f0-9]{30,36}NRAL)(?![A-Za-z0-9])/iy,
    entropy: 3,
    rotate: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    hits: () => ['NR' + 'AK-' + sample('upperAlnum', 27), sample('hex', 36) + 'NR' + 'AL'],
    misses: () => ['NR' + 'AK-' + sample('upperAlnum', 7)],
  },
  {
    id: 'sentry-token',
    title: 'Sentry token',
    type: 'third-party-credential',
    func: 'sentry',
    keywords: ['sntrys_', 'sntryu_', 'sntrya_', 'sntryi_'],
    pattern:
      /(?:sntrys_eyJ[A-Za-z0-9+/=]{50,400}_[A-Za-z0-9+/]{40,50}|sntry[uai]_[a-f0-9]{64})(?![A-Za-z0-9])/y,
    rotate: 'https://docs.sentry.io/account/auth-tokens/',
    hits: () => ['sntry' + 'u_' + sample('hex', 64)],
    misses: () => ['sntry' + 'u_' + sample('hex', 6)],
  },
  {
    id: 'dynatrace-token',
    title: 'Dynatrace token',
    type: 'third-party-credential',
    func: 'dynatrace',
    keywords: ['dt0'],
    pattern: /(?<![A-Za-z0-9])dt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}(?![A-Za-z0-9])/iy,
    rotate:
      'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients',
    hits: () => ['dt' + '0c01.' + sample('upperAlnum', 24) + '.' + sample('upperAlnum', 64)],
    misses: () => ['dt' + '0c01.' + sample('upperAlnum', 24)],
  },
  {
    id: 'posthog-key',
    title: 'PostHog personal API key',
    type: 'third-party-credential',
    func: 'posthog',
    keywords: ['phx_', 'phs_'],
    pattern: /(?<![A-Za-z0-9])ph[xs]_[A-Za-z0-9]{40,50}(?![A-Za-z0-9])/y,
    rotate: 'https://posthog.com/docs/api',
    hits: () => ['ph' + 'x_' + sample('base62', 47)],
    misses: () => ['ph' + 'c_' + sample('base62', 43)],
  },
  {
    id: 'launchdarkly-key',
    title: 'LaunchDarkly SDK key or API token',
    type: 'third-party-credential',
    func: 'launchdarkly',
    keywords: ['sdk-', 'api-', 'rel-'],
    pattern:
      /(?<![A-Za-z0-9-])(?:sdk|api|rel)-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![A-Za-z0-9-])/y,
    entropy: 3,
    rotate: 'https://launchdarkly.com/docs/sdk/concepts/client-side-server-side#keys',
    hits: () => ['sd' + 'k-' + sampleUuid()],
    misses: () => ['sd' + 'k-android'],
  },
];
