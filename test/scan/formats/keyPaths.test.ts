import assert from 'node:assert/strict';
import { dottedPath, judgePath } from '../../../src/scan/formats/keyPaths';
import { isForPeople } from '../../../src/scan/formats/people';
import { RANDOM } from './support';

describe('judgePath', () => {
  const cases: [path: string, strength: string | undefined][] = [
    ['password', 'password'],
    ['pass', 'weak'],
    ['smtp.pass', 'password'],
    ['database.production.pass', 'password'],
    ['auth.key', 'secret'],
    ['SendGrid.key', 'secret'],
    ['public.key', undefined],
    ['password.value', 'password'],
    ['password.production', 'password'],
    ['password.length', undefined],
    ['properties.password.type', undefined],
    ['tokens.github', 'token'],
    ['credentials.stripe', 'token'],
    ['credentials.username', undefined],
    ['credentials.projectId', undefined],
    ['passwords.alice', 'password'],
    ['labels.password', undefined],
    ['form.errors.password', undefined],
    ['i18n.login.password', undefined],
    ['messageBroker.password', 'password'],
    ['valueFrom.secretKeyRef.key', undefined],
    ['env.valueFrom.password', undefined],
    ['encrypted.password', undefined],
    ['server.host', undefined],
    ['', undefined],
  ];
  for (const [path, strength] of cases) {
    it(`${path || 'nothing'} is ${strength ?? 'no secret'}`, () => {
      assert.equal(judgePath(path === '' ? [] : path.split('.'))?.strength, strength);
    });
  }

  it('knows what a secret opens from the keys above', () => {
    const type = (path: string): string | undefined => judgePath(path.split('.'))?.type;
    assert.equal(type('redis.password'), 'database-credential');
    assert.equal(type('oauth.google.secret'), 'client-credential');
    assert.equal(type('ssl.keystore.password'), 'certificate-private-key');
  });

  it('believes a sample less', () => {
    assert.equal(judgePath(['password', 'example'])?.pretending, true);
    assert.equal(judgePath(['mock', 'password'])?.pretending, true);
  });

  it('takes a weak word beside a user for a password', () => {
    assert.equal(judgePath(['pass'], { besideUser: true })?.strength, 'password');
  });
});

describe('dottedPath', () => {
  it('leaves out a key that may be a secret', () => {
    assert.equal(dottedPath(['tokens', RANDOM, 'password']), 'tokens.*.password');
  });
});

describe('isForPeople', () => {
  const cases: [path: string, expected: boolean][] = [
    ['src/i18n/en.json', true],
    ['config/locales/users.pt-BR.yml', true],
    ['app/src/main/res/values-de/strings.xml', true],
    ['src/main/resources/messages_fr.properties', true],
    ['public/de-CH.json', true],
    ['assets/pt_BR.json', true],
    ['config/app.json', false],
    ['application-prod.yml', false],
    ['db.json', false],
    ['app/src/main/res/values/keys.xml', false],
    ['language.yml', false],
  ];
  for (const [path, expected] of cases) {
    it(`${path}: ${expected ? 'yes' : 'no'}`, () => {
      assert.equal(isForPeople(path), expected);
    });
  }
});
