import { gitlabToken } from '../gitlabToken';
import type { Check, Rule } from '../rule';
import { credential } from './credential';
import { credentialOf } from './named';
import { sample } from './sample';

const GITLAB = 'https://docs.gitlab.com/security/tokens/';
const ATLASSIAN =
  'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/';
const GITEA = 'https://docs.gitea.com/development/api-usage';

/** A personal access token of Jira or Confluence: 33 bytes that start with twelve digits and a colon. */
const dataCenterToken: Check = (value) =>
  /^\d{12}:/.test(Buffer.from(value, 'base64').toString('latin1'))
    ? { confidence: 'high', reason: 'decodes to a token id and its secret' }
    : undefined;

/** Where source code is kept, and the services around it. */
export const SOURCE_HOST_RULES: readonly Rule[] = [
  {
    id: 'gitlab-token',
    title: 'GitLab token',
    type: 'third-party-credential',
    func: 'gitlab',
    keywords: [
      'glpat-',
      'gldt-',
      'glrt-',
      'glrtr-',
      'glptt-',
      'glft-',
      'glimt-',
      'glagent-',
      'glsoat-',
      'glffct-',
      'glwt-',
      'glcbt-',
    ],
    pattern:
      /(?<![A-Za-z0-9])(?:gl[a-z]{2,5}-(?:[a-z0-9]{1,5}_)?[A-Za-z0-9_-]{27,300}\.[a-z0-9]{2}\.[a-z0-9]{9}|gl(?:pat|dt|ft|ffct)-[A-Za-z0-9_-]{20}|glsoat-[A-Za-z0-9_-]{20,50}|glft-[0-9a-f]{64}-\d{1,12}|glrtr?-(?:t\d_)?[A-Za-z0-9_-]{20,30}|glptt-[A-Za-z0-9_-]{40}|glimt-[A-Za-z0-9_-]{25}|gl(?:agent|wt)-[A-Za-z0-9_-]{50,300}|glcbt-(?:[0-9a-zA-Z]{1,5}_)?[A-Za-z0-9_-]{20})(?![A-Za-z0-9_-])/y,
    check: gitlabToken,
    entropy: 3,
    rotate: GITLAB,
    source: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
    hits: () => [
      'gl' + 'pat-' + sample('base62', 20),
      'gl' + 'rt-t1_' + sample('base62', 24),
      'gl' + 'pat-' + sample('base62', 40) + '.01.' + sample('lowerAlnum', 9),
      'gl' + 'cbt-64_' + sample('base62', 20),
      '/issues.atom?feed_token=gl' + 'ft-' + sample('hex', 64) + '-1234',
    ],
    misses: () => [
      'gl' + 'soat-' + sample('base62', 51),
      'gl' + 'pat-' + sample('base62', 8),
      'gl' + 'pat-' + 'x'.repeat(20),
    ],
  },
  {
    id: 'gitlab-runner-registration-token',
    title: 'GitLab runner registration token',
    type: 'third-party-credential',
    func: 'gitlab',
    keywords: ['gr1348941'],
    pattern: /(?<![A-Za-z0-9])GR1348941[A-Za-z0-9_-]{20,50}(?![A-Za-z0-9_-])/y,
    rotate: GITLAB,
    hits: () => ['GR13' + '48941' + sample('base62', 20)],
    misses: () => ['GR13' + '48941', 'GR13' + '48941' + sample('base62', 8)],
  },
  {
    id: 'gitlab-oauth-secret',
    title: 'GitLab OAuth application secret',
    type: 'client-credential',
    func: 'gitlab',
    keywords: ['gloas-'],
    pattern: /(?<![A-Za-z0-9])gloas-[A-Za-z0-9_-]{64}(?![A-Za-z0-9_-])/y,
    rotate: GITLAB,
    source: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
    hits: () => ['glo' + 'as-' + sample('hex', 64)],
    misses: () => ['glo' + 'as-' + sample('hex', 16)],
  },
  {
    id: 'gitlab-session-cookie',
    title: 'GitLab session cookie',
    type: 'third-party-credential',
    func: 'gitlab',
    keywords: ['_gitlab_session='],
    pattern: /_gitlab_session=(?<value>[0-9a-f]{32})(?![0-9A-Za-z])/dy,
    confidence: 'medium',
    entropy: 3,
    rotate: 'https://docs.gitlab.com/user/profile/active_sessions/',
    source: GITLAB,
    hits: () => ['Cookie: _gitlab_session=' + sample('hex', 32)],
    misses: () => ['Cookie: _gitlab_session=<session>', '_gitlab_session=' + sample('hex', 8)],
  },
  {
    id: 'gitlab-legacy-token',
    title: 'GitLab token, form before the prefix',
    type: 'third-party-credential',
    func: 'gitlab',
    keywords: ['gitlab', 'private-token', 'private_token'],
    ...credentialOf(
      '(?:gitlab|private(?=[-_]token))',
      String.raw`(?=[A-Za-z_-]{0,20}\d)(?=[0-9A-Za-z_-]{0,20}[a-z])(?=[0-9a-z_-]{0,20}[A-Z])[A-Za-z0-9_-]{20}`,
      'token|pat|api_?key',
    ),
    confidence: 'medium',
    entropy: 3.5,
    rotate: GITLAB,
    hits: () => [
      'PRIVATE-TOKEN: ' + sample('base62', 20),
      'GITLAB_TOKEN="' + sample('base62', 20) + '"',
      'https://git.example.net/api/v4/projects?private_token=' + sample('base62', 20),
    ],
    misses: () => [
      'PRIVATE-TOKEN: your_token_goes_here',
      'GITLAB_TOKEN="$CI_JOB_TOKEN"',
      'gitlab_token = settings.gitlab_token',
    ],
  },
  {
    id: 'atlassian-token',
    title: 'Atlassian API token',
    type: 'third-party-credential',
    func: 'atlassian',
    keywords: ['atatt3', 'atctt3'],
    pattern: /(?<![A-Za-z0-9])AT[AC]TT3[A-Za-z0-9_=-]{50,250}(?![A-Za-z0-9_-])/y,
    rotate: ATLASSIAN,
    source: ATLASSIAN,
    hits: () => ['ATA' + 'TT3xFfGF0' + sample('base62', 170) + '=' + sample('upperHex', 8)],
    misses: () => ['ATA' + 'TT3xFfGF0'],
  },
  credential({
    id: 'atlassian-legacy-token',
    title: 'Atlassian API token, form before 2023',
    func: 'atlassian',
    keywords: ['atlassian', 'jira', 'confluence'],
    value: ['alnum', 24],
    rotate: ATLASSIAN,
    source: ATLASSIAN,
    variable: 'JIRA_API_TOKEN',
  }),
  credential({
    id: 'atlassian-data-center-token',
    title: 'Access token of Jira, Confluence or Bitbucket Data Center',
    func: 'atlassian',
    keywords: ['jira', 'confluence', 'bitbucket', 'atlassian'],
    value: '[MNO][A-Za-z0-9+/]{43}',
    check: dataCenterToken,
    rotate:
      'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
    variable: 'JIRA_TOKEN',
    sample: () =>
      Buffer.from(sample('digits', 12) + ':' + sample('base62', 20), 'latin1').toString('base64'),
  }),
  {
    id: 'bitbucket-app-password',
    title: 'Bitbucket app password or token',
    type: 'application-secret',
    func: 'bitbucket',
    keywords: ['atbb', 'bbdc-'],
    pattern:
      /(?<![A-Za-z0-9])(?:ATBB[A-Za-z0-9]{28,36}|BBDC-[A-Za-z0-9+/@_-]{40,50})(?![A-Za-z0-9])/y,
    entropy: 3,
    rotate: 'https://support.atlassian.com/bitbucket-cloud/docs/revoke-an-app-password/',
    hits: () => ['AT' + 'BB' + sample('base62', 32)],
    misses: () => ['AT' + 'BB' + sample('base62', 8)],
  },
  credential({
    id: 'bitbucket-client-secret',
    title: 'Secret of a Bitbucket OAuth consumer',
    type: 'client-credential',
    func: 'bitbucket',
    keywords: ['bitbucket'],
    value: ['alnum', 32],
    kinds: 'secret|token|password',
    rotate: 'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/',
    variable: 'BITBUCKET_CLIENT_SECRET',
  }),
  credential({
    id: 'gitea-token',
    title: 'Access token of Gitea, Forgejo or Gogs',
    func: 'gitea',
    keywords: ['gitea', 'forgejo', 'gogs', 'codeberg'],
    value: ['hex', 40],
    rotate: GITEA,
    variable: 'GITEA_TOKEN',
  }),
  {
    id: 'gitea-server-secret',
    title: 'Server secret of Gitea or Forgejo',
    type: 'cryptographic-key',
    func: 'gitea',
    keywords: ['lfs_jwt_secret', 'internal_token'],
    pattern:
      /(?:LFS_JWT_SECRET|INTERNAL_TOKEN)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?<value>eyJ[A-Za-z0-9_-]{10,100}\.eyJ[A-Za-z0-9_-]{10,200}\.[A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{43})(?![A-Za-z0-9_.-])/diy,
    confidence: 'medium',
    entropy: 3.5,
    rotate: 'https://docs.gitea.com/administration/command-line#generate',
    hits: () => ['LFS_JWT_SECRET = ' + sample('base62', 43)],
    misses: () => ['LFS_JWT_SECRET = ', 'INTERNAL_TOKEN_URI = file:/etc/gitea/internal_token'],
  },
  {
    id: 'linear-key',
    title: 'Linear API key',
    type: 'third-party-credential',
    func: 'linear',
    keywords: ['lin_api_', 'lin_oauth_', 'lin_wh_'],
    pattern: /(?<![A-Za-z0-9])lin_(?:api|oauth|wh)_[A-Za-z0-9]{32,64}(?![A-Za-z0-9])/y,
    rotate: 'https://linear.app/docs/api-and-webhooks',
    hits: () => ['lin' + '_api_' + sample('base62', 40)],
    misses: () => ['lin' + '_api_' + sample('base62', 10)],
  },
  {
    id: 'sourcegraph-token',
    title: 'Sourcegraph access token',
    type: 'third-party-credential',
    func: 'sourcegraph',
    keywords: ['sgp_'],
    pattern: /(?<![A-Za-z0-9])sgp_(?:(?:local|[a-fA-F0-9]{16})_)?[a-fA-F0-9]{40}(?![A-Za-z0-9])/y,
    rotate: 'https://sourcegraph.com/docs/cli/how-tos/revoking_an_access_token',
    hits: () => ['sg' + 'p_' + sample('hex', 16) + '_' + sample('hex', 40)],
    misses: () => ['sg' + 'p_' + sample('hex', 12)],
  },
  {
    id: 'sourcegraph-legacy-token',
    title: 'Sourcegraph access token, form without prefix',
    type: 'third-party-credential',
    func: 'sourcegraph',
    keywords: ['sourcegraph', 'src_access_token'],
    pattern:
      /(?:sourcegraph|src)(?:[_.-]?(?:access[_.-]?)?token)?["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?<value>[a-f0-9]{40})(?![A-Za-z0-9])/diy,
    confidence: 'medium',
    entropy: 3,
    rotate: 'https://sourcegraph.com/docs/cli/how-tos/revoking_an_access_token',
    hits: () => ['SRC_ACCESS_TOKEN=' + sample('hex', 40), 'sourcegraph: ' + sample('hex', 40)],
    misses: () => ['sourcegraph_commit: ' + sample('hex', 40)],
  },
];
