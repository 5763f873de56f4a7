import { checksummedToken } from '../checks';
import type { Rule } from '../rule';
import { credentialOf, hex } from './named';
import { sample } from './sample';

const GITHUB =
  'https://docs.github.com/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation';
const GITHUB_FORMATS =
  'https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github';

/** GitHub: its own tokens, those of its apps and of its runners. */
export const GITHUB_RULES: readonly Rule[] = [
  {
    id: 'github-token',
    title: 'GitHub token',
    type: 'third-party-credential',
    func: 'github',
    keywords: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    pattern: /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,255}(?![A-Za-z0-9_])/y,
    check: checksummedToken,
    entropy: 3,
    rotate: GITHUB,
    source: GITHUB_FORMATS,
    hits: () => ['token: gh' + 'p_' + sample('base62', 36), 'gh' + 'r_' + sample('base62', 76)],
    misses: () => ['gh' + 'p_' + sample('base62', 20), 'gh' + 'p_' + 'x'.repeat(36)],
  },
  {
    id: 'github-app-token',
    title: 'GitHub App installation token, stateless form',
    type: 'third-party-credential',
    func: 'github',
    keywords: ['ghs_'],
    pattern:
      /(?<![A-Za-z0-9])ghs_\d{1,12}_eyJ[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,1000}/y,
    rotate: GITHUB,
    source: GITHUB_FORMATS,
    hits: () => [
      'gh' +
        's_1234_ey' +
        'J' +
        [sample('base62', 60), sample('base62', 200), sample('base62', 86)].join('.'),
    ],
    misses: () => ['gh' + 's_1234_ey' + 'J'],
  },
  {
    id: 'github-fine-grained-token',
    title: 'GitHub fine-grained personal access token',
    type: 'third-party-credential',
    func: 'github',
    keywords: ['github_pat_'],
    pattern: /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{70,255}(?![A-Za-z0-9_])/y,
    entropy: 3,
    rotate: GITHUB,
    source: GITHUB_FORMATS,
    hits: () => ['github_' + 'pat_' + sample('base62', 22) + '_' + sample('base62', 59)],
    misses: () => ['github_' + 'pat_' + sample('base62', 22)],
  },
  {
    id: 'github-client-secret',
    title: 'Client secret of a GitHub app',
    type: 'client-credential',
    func: 'github',
    keywords: ['github'],
    ...credentialOf('github', hex(40), 'secret'),
    confidence: 'medium',
    entropy: 3,
    rotate: 'https://docs.github.com/apps/oauth-apps/maintaining-oauth-apps/modifying-an-oauth-app',
    hits: () => [
      'GITHUB_CLIENT_SECRET=' + sample('hex', 40),
      'github: {\n  clientID: "x",\n  clientSecret: "' + sample('hex', 40) + '" }',
    ],
    misses: () => ['GITHUB_SHA=' + sample('hex', 40), 'github_secret_sha = ' + sample('hex', 40)],
  },
  {
    id: 'github-legacy-token',
    title: 'GitHub token, form before 2021',
    type: 'third-party-credential',
    func: 'github',
    keywords: ['github', 'gh_token', 'ghtoken'],
    ...credentialOf(
      '(?:github|gh(?=_?token))',
      String.raw`(?:v1\.)?${hex(40)}`,
      'token|api_?key|pat|auth|password|oauth',
    ),
    confidence: 'medium',
    entropy: 3,
    rotate: GITHUB,
    source:
      'https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/',
    hits: () => [
      'GITHUB_TOKEN=' + sample('hex', 40),
      '"github_oauth": "v1.' + sample('hex', 40) + '"',
      'new GitHub({ token: "' + sample('hex', 40) + '" })',
    ],
    misses: () => [
      'github_commit = "' + sample('hex', 40) + '"',
      'https://github.com/a/b/commit/' + sample('hex', 40),
    ],
  },
  {
    id: 'github-runner-token',
    title: 'Registration token of a GitHub Actions runner',
    type: 'third-party-credential',
    func: 'github',
    keywords: ['runner', 'config.sh', 'config.cmd'],
    pattern:
      /(?:runner[A-Za-z_]{0,20}[_-]?token["']?\s{0,3}[:=,]\s{0,3}["']?|config\.(?:sh|cmd)[ \t][^\n]{0,200}?--token[ =]{1,2}["']?)(?<value>A[A-Z2-7]{28})(?![A-Za-z0-9])/diy,
    confidence: 'low',
    entropy: 3,
    rotate: 'https://docs.github.com/actions/hosting-your-own-runners/managing-self-hosted-runners',
    hits: () => [
      'RUNNER_TOKEN=A' + sample('base32', 28),
      './config.sh --url https://github.com/a/b --token A' + sample('base32', 28),
    ],
    misses: () => ['RUNNER_TOKEN=A' + sample('base32', 12), 'runner_name: ABCDEFGH'],
  },
];
