import { basicCredentials } from '../checks';
import type { Check, Rule } from '../rule';
import { judgeValue } from '../values';
import { PASSWORD_WORDS } from '../vocabulary';
import { credential } from './credential';
import { alnum, credentialOf } from './named';
import { sample, sampleUuid } from './sample';

const NPM = 'https://docs.npmjs.com/revoking-access-tokens';
const JFROG = 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens';

const registryToken: Check = (value) => {
  const kind = judgeValue(value);
  if (kind !== 'random' && kind !== 'gibberish' && !basicCredentials(value)) return undefined;
  return { confidence: 'medium', reason: 'a token under the registry’s own key' };
};

/** `user:password`; hex words are accepted, for these servers' own are short and hex. */
const gemServerLogin: Check = (value) => {
  const password = value.slice(value.indexOf(':') + 1).toLowerCase();
  if (value.length < 5 || PASSWORD_WORDS.has(password)) return undefined;
  return { confidence: 'high', reason: 'user and password of a gem server' };
};

/** Base64 of a password that a person may have chosen, as npm keeps it. */
const encodedPassword: Check = (value) => {
  const text = Buffer.from(value, 'base64').toString('latin1');
  if (!/^[\x20-\x7e]{4,200}$/.test(text) || judgeValue(text) === undefined) return undefined;
  return { confidence: 'high', reason: 'decodes to a password' };
};

/** What the clients of package registries keep in their own settings. */
export const REGISTRY_CLIENT_RULES: readonly Rule[] = [
  {
    id: 'npm-auth-token',
    title: 'npm token in .npmrc',
    type: 'third-party-credential',
    func: 'npm',
    keywords: ['_authtoken', '_auth', 'npmauthtoken', 'npmauthident'],
    pattern:
      /(?:_auth(?:token)?|npmauth(?:token|ident))["']?[ \t]{0,2}[=:][ \t]{0,2}["']?(?<value>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[A-Za-z0-9+/_-]{20,400}={0,2})(?![A-Za-z0-9_.$-])/diy,
    check: registryToken,
    rotate: NPM,
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
    hits: () => [
      `//registry.npmjs.org/:_auth` + `Token=${sampleUuid()}`,
      'npmAuthToken: ' + sample('base62', 40),
      '_auth=' + Buffer.from('ann:' + sample('base62', 14)).toString('base64'),
    ],
    misses: () => [
      '//registry.npmjs.org/:_authToken=${NPM_TOKEN}',
      'npmAuthToken: "${NPM_TOKEN:-}"',
      'user_auth = getAuthenticationForUser',
    ],
  },
  {
    id: 'npm-password',
    title: 'npm password in .npmrc',
    type: 'client-credential',
    func: 'npm',
    keywords: [':_password'],
    pattern:
      /:_password[ \t]{0,2}=[ \t]{0,2}["']?(?<value>[A-Za-z0-9+/]{6,400}={0,2})(?![\w.$-])/diy,
    check: encodedPassword,
    rotate: NPM,
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
    hits: () => [
      '//npm.example.net/:_password=' + Buffer.from('Tr0ub' + '4dor&3').toString('base64'),
    ],
    misses: () => ['//npm.example.net/:_password=${NPM_PASSWORD}'],
  },
  {
    id: 'artifactory-password',
    title: 'Artifactory key or encrypted password under its own name',
    type: 'third-party-credential',
    func: 'artifactory',
    keywords: ['artifactory', 'jfrog', 'x-jfrog-art-api'],
    ...credentialOf(
      '(?:artifactory|(?:x-)?jfrog(?:-art-api(?=[^A-Za-z])(?:key)?)?)',
      String.raw`(?:AKC[A-Za-z0-9]{10,80}|AP[0-9A-F][A-Za-z0-9]{10,80}|JU[A-Za-z0-9+/]{30,80}|${alnum(60, 76)})`,
      'token|api|key|passw(?:or)?d|secret|auth',
    ),
    confidence: 'medium',
    entropy: 3,
    rotate: JFROG,
    hits: () => [
      'ARTIFACTORY_API_KEY=AK' + 'C' + sample('base62', 20),
      'JFROG_PASSWORD: "AP' + '6' + sample('base62', 30) + '"',
      'X-JFrog-Art-Api: ' + sample('base62', 73),
    ],
    misses: () => ['ARTIFACTORY_URL=https://example.jfrog.io', 'X-JFrog-Art-Api: $API_KEY'],
  },
  credential({
    id: 'docker-hub-password',
    title: 'Docker Hub token, form without prefix',
    func: 'docker',
    keywords: ['docker', 'registrytoken', 'identitytoken'],
    value: ['uuid'],
    kinds: 'token|passw(?:or)?d|secret|key',
    rotate: 'https://docs.docker.com/security/access-tokens/',
    variable: 'DOCKER_PASSWORD',
  }),
  {
    id: 'bundler-credentials',
    title: 'Credentials of a gem server in Bundler’s settings',
    type: 'client-credential',
    func: 'bundler',
    keywords: ['bundle_'],
    pattern:
      /BUNDLE_[A-Z0-9_]{1,60}__[A-Z0-9_]{1,60}["']?[ \t]{0,2}[=:][ \t]{0,2}["']?(?<value>[^\s:"'$<]{2,80}:[^\s"';$<]{2,100})(?![A-Za-z0-9])/dy,
    check: gemServerLogin,
    rotate: 'https://bundler.io/man/bundle-config.1.html',
    source: 'https://bundler.io/man/bundle-config.1.html',
    hits: () => [
      'BUNDLE_GEMS__EXAMPLE__COM: "ann:' + sample('hex', 8) + '"',
      'export BUNDLE_GEMS__EXAMPLE__COM=' + sample('hex', 8) + ':' + sample('hex', 8, 3),
    ],
    misses: () => [
      'BUNDLE_GEMS__EXAMPLE__COM: ${GEM_CREDENTIALS}',
      'BUNDLE_PATH: "vendor/bundle"',
      'export BUNDLE_GITHUB__COM=username:password',
      'BUNDLE_MIRROR__RUBYGEMS__ORG: https://gems.example.net',
    ],
  },
  {
    id: 'composer-token',
    title: 'Token in Composer’s auth.json',
    type: 'third-party-credential',
    func: 'composer',
    keywords: ['github-oauth', 'gitlab-oauth', 'gitlab-token'],
    pattern:
      /git(?:hub|lab)-(?:oauth|token)\\?["']?[ \t]{0,4}(?:(?:=>|:)\s{0,8})?(?:[{[.]\s{0,12})?\\?["']?[A-Za-z0-9.-]{3,80}\\?["']?(?:\s{0,4}(?:=>|:)\s{0,4}|\s{1,4})\\?["']?(?<value>[A-Za-z0-9_-]{20,255})(?![A-Za-z0-9_-])/dy,
    check: registryToken,
    rotate: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
    source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
    hits: () => [
      '{"github-oauth": {"github.com": "' + sample('hex', 40) + '"}}',
      'composer config -g github-oauth.github.com ' + sample('hex', 40),
    ],
    misses: () => ['{"github-oauth": {"github.com": "<token>"}}'],
  },
  {
    id: 'nuget-config-password',
    title: 'Password in NuGet.config',
    type: 'client-credential',
    func: 'nuget',
    keywords: ['cleartextpassword'],
    pattern:
      /ClearTextPassword["'][ \t]{1,8}value[ \t]{0,2}=[ \t]{0,2}["'](?<value>[^\s"'$]{3,400})["']/diy,
    check: (value) =>
      /^%.*%$|[{<]/.test(value)
        ? undefined
        : { confidence: 'high', reason: 'a password in clear, by its own name' },
    rotate: 'https://learn.microsoft.com/nuget/reference/nuget-config-file',
    source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file',
    hits: () => ['<add key="ClearTextPassword" value="' + sample('base62', 14) + '" />'],
    misses: () => ['<add key="ClearTextPassword" value="%NUGET_PASSWORD%" />'],
  },
];
