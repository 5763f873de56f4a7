import assert from 'node:assert/strict';
import { withPrincipalTags } from '../../src/tagging/offers';

describe('withPrincipalTags', () => {
  const written = { value: 'w', source: '.secretferry.json', standing: 'written' } as const;
  const derived = { value: 'd', source: 'package.json "name"' };
  const suggested = { value: 's', source: 'folder name', standing: 'suggested' } as const;
  const own = [written, derived, suggested];

  const order = (key: string, tag: string): string => {
    const offers = withPrincipalTags({ [key]: own }, [
      { key: tag, value: 'p', source: 'role tag' },
    ]);
    return (offers[key] ?? []).map(({ value }) => value).join('');
  };

  it("puts the principal's tags after the team's word and before what is derived", () => {
    assert.equal(order('appid', 'appid'), 'wpds');
    assert.equal(order('appid', 'AppId'), 'wpds');
  });

  it('lets the path tell the environment first, and a suggestion last', () => {
    assert.equal(order('appenv', 'appenv'), 'wdps');
  });

  it("takes the tag name for the application's name", () => {
    assert.equal(order('appname', 'name'), 'wpds');
  });
});
