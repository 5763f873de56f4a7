import { judgeValue } from '../values';
import type { Check, Rule } from '../rule';
import { credential } from './credential';
import { credentialOf, named, UUID } from './named';
import { sample, sampleUuid } from './sample';

const VAULT = 'https://developer.hashicorp.com/vault/docs/commands/token/revoke';
const VAULT_FORMATS = 'https://developer.hashicorp.com/vault/docs/concepts/tokens';

/** A name before it and nothing in its form: what reads like words or a path is none. */
const randomToken: Check = (value) =>
  judgeValue(value) === 'random'
    ? { confidence: 'medium', reason: 'a random value under the name of its store' }
    : undefined;

/** Stores of secrets and tools that set up infrastructure: their own tokens open all the rest. */
export const SECRET_STORE_RULES: readonly Rule[] = [
  {
    id: 'vault-token',
    title: 'HashiCorp Vault token',
    type: 'third-party-credential',
    func: 'vault',
    keywords: ['hvs.', 'hvb.', 'hvr.'],
    pattern: /(?<![A-Za-z0-9])hv[sbr]\.[A-Za-z0-9_-]{24,400}(?![A-Za-z0-9_-])/y,
    entropy: 3,
    rotate: VAULT,
    source: VAULT_FORMATS,
    hits: () => ['hv' + 's.' + sample('base62', 24), 'hv' + 'b.' + sample('base62', 140)],
    misses: () => ['hv' + 's.' + sample('base62', 9)],
  },
  {
    id: 'vault-legacy-token',
    title: 'HashiCorp Vault token, form before 1.10',
    type: 'third-party-credential',
    func: 'vault',
    keywords: ['vault', 'token'],
    ...named(
      String.raw`(?=\D{0,30}\d)(?=[^A-Z]{0,30}[A-Z])[sbr]\.[A-Za-z0-9_-]{24,200}`,
      String.raw`(?:[Tt][Oo][Kk][Ee][Nn]|[Vv][Aa][Uu][Ll][Tt][\w.-]{0,40}[Tt][Oo][Kk][Ee][Nn])`,
    ),
    confidence: 'medium',
    entropy: 3,
    rotate: VAULT,
    source: VAULT_FORMATS,
    hits: () => [
      'VAULT_TOKEN=s.' + sample('base62', 24),
      'X-Vault-Token: s.' + sample('base62', 24),
      'vault login -method=x; -vaultToken s.' + sample('base62', 95),
    ],
    misses: () => ['VAULT_TOKEN=s.token', 'vault_accessor = s.' + sample('base62', 24)],
  },
  {
    id: 'vault-unseal-key',
    title: 'Unseal or recovery key of HashiCorp Vault',
    type: 'cryptographic-key',
    func: 'vault',
    keywords: ['unseal', 'recovery key'],
    pattern:
      /(?:unseal|recovery)(?:[ _-]?key(?:[ _-]?\d{1,2})?["']?[ \t]{0,4}[:=]|(?=[ \t]))[ \t]{0,4}["']?(?<value>(?=[A-Za-z]{0,43}[0-9+/])[A-Za-z0-9+/]{44}|[0-9a-f]{66})(?![A-Za-z0-9+/=])/diy,
    confidence: 'medium',
    entropy: 3.5,
    rotate: 'https://developer.hashicorp.com/vault/docs/commands/operator/rekey',
    hits: () => [
      'Unseal Key 1: ' + sample('base64', 44),
      'vault operator unseal ' + sample('base64', 44),
      'UNSEAL_KEY=' + sample('hex', 66),
    ],
    misses: () => ['vault operator unseal', 'Unseal Key 1: <key>'],
  },
  {
    id: 'vault-approle-secret',
    title: 'AppRole secret of HashiCorp Vault',
    type: 'client-credential',
    func: 'vault',
    keywords: ['secret_id', 'secretid', 'secret-id'],
    ...named(UUID, '[A-Za-z_-]{8,9}'),
    confidence: 'medium',
    entropy: 3,
    rotate: 'https://developer.hashicorp.com/vault/docs/auth/approle',
    hits: () => ['secret_id="' + sampleUuid() + '"', 'VAULT_SECRET_ID: ' + sampleUuid()],
    misses: () => ['role_id="' + sampleUuid() + '"', 'secret_id_accessor="' + sampleUuid() + '"'],
  },
  credential({
    id: 'consul-token',
    title: 'Consul ACL token',
    func: 'consul',
    keywords: ['consul'],
    value: ['uuid'],
    kinds: 'token|secret|secretid|key',
    rotate: 'https://developer.hashicorp.com/consul/commands/acl/token/delete',
    variable: 'CONSUL_HTTP_TOKEN',
  }),
  {
    id: 'consul-gossip-key',
    title: 'Gossip encryption key of Consul or Nomad',
    type: 'cryptographic-key',
    func: 'consul',
    keywords: ['encrypt'],
    pattern:
      /(?<![A-Za-z0-9_])encrypt["']?[ \t]{0,4}[:=][ \t]{0,4}["'](?<value>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/]{21}[AQgw]==)["']/dy,
    confidence: 'medium',
    entropy: 3.5,
    rotate: 'https://developer.hashicorp.com/consul/docs/secure/encryption/gossip',
    hits: () => [
      'encrypt = "' + sample('base64', 42) + 'A="',
      '"encrypt": "' + sample('base64', 42) + 'A="',
    ],
    misses: () => ['encrypt = "true"', 'encrypt_verify = "' + sample('base64', 42) + 'A="'],
  },
  credential({
    id: 'nomad-token',
    title: 'Nomad ACL token',
    func: 'nomad',
    keywords: ['nomad'],
    value: ['uuid'],
    kinds: 'token|secret|secretid',
    rotate: 'https://developer.hashicorp.com/nomad/commands/acl/token/delete',
    variable: 'NOMAD_TOKEN',
  }),
  credential({
    id: 'hcp-client-secret',
    title: 'Secret of an HCP service principal',
    type: 'client-credential',
    func: 'hcp',
    keywords: ['hcp'],
    value: ['urlSafe', 64],
    kinds: 'secret',
    rotate: 'https://developer.hashicorp.com/hcp/docs/hcp/iam/service-principal/key',
    variable: 'HCP_CLIENT_SECRET',
  }),
  {
    id: 'terraform-token',
    title: 'HCP Terraform token',
    type: 'third-party-credential',
    func: 'terraform',
    keywords: ['.atlasv1.'],
    anchor: 'word',
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9_-])/iy,
    rotate:
      'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    hits: () => [sample('base62', 14) + '.atlas' + 'v1.' + sample('base62', 67)],
    misses: () => ['x.atlas' + 'v1.' + sample('base62', 67)],
  },
  {
    id: 'pulumi-token',
    title: 'Pulumi access token',
    type: 'third-party-credential',
    func: 'pulumi',
    keywords: ['pul-'],
    pattern: /(?<![A-Za-z0-9])pul-[a-f0-9]{40}(?![A-Za-z0-9])/y,
    rotate: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
    hits: () => ['pu' + 'l-' + sample('hex', 40)],
    misses: () => ['pu' + 'l-' + sample('hex', 10)],
  },
  {
    id: 'doppler-token',
    title: 'Doppler token',
    type: 'third-party-credential',
    func: 'doppler',
    keywords: ['dp.pt.', 'dp.st.', 'dp.sa.', 'dp.ct.', 'dp.scim.', 'dp.audit.'],
    pattern:
      /(?<![A-Za-z0-9])dp\.(?:pt|st|sa|ct|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}(?![A-Za-z0-9])/y,
    rotate: 'https://docs.doppler.com/docs/service-tokens',
    source: 'https://docs.doppler.com/reference/api',
    hits: () => ['dp' + '.st.' + sample('base62', 43)],
    misses: () => ['dp' + '.st.dev'],
  },
  {
    id: 'onepassword-service-token',
    title: '1Password service account token',
    type: 'third-party-credential',
    func: 'onepassword',
    keywords: ['ops_eyj'],
    pattern: /(?<![A-Za-z0-9])ops_eyJ[A-Za-z0-9+/_-]{200,2000}={0,3}/y,
    rotate: 'https://developer.1password.com/docs/service-accounts/manage-service-accounts/',
    hits: () => ['ops' + '_eyJ' + sample('base62', 600)],
    misses: () => ['ops' + '_eyJ' + sample('base62', 9)],
  },
  {
    id: 'onepassword-secret-key',
    title: '1Password Secret Key',
    type: 'cryptographic-key',
    func: 'onepassword',
    keywords: ['a3-'],
    pattern:
      /(?<![A-Za-z0-9-])A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}(?![A-Za-z0-9-])/y,
    confidence: 'medium',
    entropy: 3.4,
    rotate: 'https://support.1password.com/regenerate-secret-key/',
    hits: () => [
      [
        'A' + '3',
        ...[6, 6, 5, 5, 5, 5].map((size, index) => sample('upperAlnum', size, 3 * size + index)),
      ].join('-'),
    ],
    misses: () => ['A3-PAPER-SIZE', 'A3-' + sample('upperAlnum', 6)],
  },
  {
    id: 'infisical-token',
    title: 'Infisical service token',
    type: 'third-party-credential',
    func: 'infisical',
    keywords: ['st.'],
    pattern: /(?<![A-Za-z0-9_.-])st\.[a-f0-9]{24}\.[a-f0-9]{32}\.[a-f0-9]{32}(?![A-Za-z0-9])/y,
    rotate: 'https://infisical.com/docs/documentation/platform/token',
    hits: () => [
      's' + 't.' + sample('hex', 24) + '.' + sample('hex', 32) + '.' + sample('hex', 32),
    ],
    misses: () => ['st.' + sample('hex', 24), 'st.session_state.user'],
  },
  credential({
    id: 'infisical-client-secret',
    title: 'Client secret of an Infisical machine identity',
    type: 'client-credential',
    func: 'infisical',
    keywords: ['infisical'],
    value: ['hex', 64],
    rotate: 'https://infisical.com/docs/documentation/platform/identities/universal-auth',
    variable: 'INFISICAL_CLIENT_SECRET',
  }),
  credential({
    id: 'akeyless-key',
    title: 'Akeyless access key',
    type: 'client-credential',
    func: 'akeyless',
    keywords: ['akeyless'],
    value: '[A-Za-z0-9+/]{43}=',
    check: randomToken,
    rotate: 'https://docs.akeyless.io/docs/api-key',
    variable: 'AKEYLESS_ACCESS_KEY',
    sample: () => sample('base64', 43) + '=',
  }),
  {
    id: 'bitwarden-token',
    title: 'Access token of Bitwarden Secrets Manager',
    type: 'third-party-credential',
    func: 'bitwarden',
    keywords: ['bws', 'bitwarden'],
    ...credentialOf('(?:bws|bitwarden)', `0\\.${UUID}\\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==`),
    rotate: 'https://bitwarden.com/help/access-tokens/',
    hits: () =>
      ['BWS_ACCESS_TOKEN=', 'bitwarden_token: '].map(
        (name) =>
          name +
          ['0', sampleUuid(), sample('base62', 30) + ':' + sample('base64', 22) + '=='].join('.'),
      ),
    misses: () => ['BWS_ACCESS_TOKEN=0.' + sampleUuid(), 'bws secret get ' + sampleUuid()],
  },
  {
    id: 'terraform-provider-password',
    title: 'Password in a Terraform resource',
    type: 'database-credential',
    func: 'terraform',
    keywords: ['administrator_login_password', 'master_password', 'admin_password'],
    pattern: /[a-z_]{12,30}[ \t]{1,20}=[ \t]{1,20}"(?<value>[^\s"$]{8,128})"/dy,
    check: (value) =>
      judgeValue(value) === undefined
        ? undefined
        : { confidence: 'high', reason: 'the password of a resource' },
    hits: () => ['master_password      = "' + sample('base62', 16) + '"'],
    misses: () => ['admin_password = var.admin_password', 'admin_password = "changeme"'],
  },
];
