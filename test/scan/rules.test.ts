import assert from 'node:assert/strict';
import { matchProviders } from '../../src/scan/providers';
import { findKeywords } from '../../src/scan/keywords';
import { boundSteps } from '../../src/scan/linear';
import { renderRuleDocs, ruleDocUrl, ruleTitle, suggestedFunction } from '../../src/scan/ruleDocs';
import { RULE_IDS, RULES } from '../../src/scan/table';
import { SECRET_TYPES } from '../../src/scan/finding';

/** What one rule finds in a text, whatever the others say; stand-ins are no finds. */
function found(ruleId: string, text: string): string[] {
  return matchProviders(text, findKeywords(text))
    .filter((match) => match.rule.id === ruleId && !match.standIn)
    .map((match) => text.slice(match.start, match.end));
}

/** Hosts for examples, shorteners, and sites where anybody writes. */
const NOBODYS =
  /(?:^|\.)(?:example(?:\.\w+)?|localhost|bit\.ly|goo\.gl|t\.co|medium\.com|dev\.to|stackoverflow\.com)$/;

/** Whoever describes a form and issues nothing. */
const STANDARDS =
  /(?:^|\.)(?:ietf\.org|rfc-editor\.org|w3\.org|nist\.gov|owasp\.org|letsencrypt\.org|wikipedia\.org)$/;

describe('provider rules', () => {
  for (const rule of RULES) {
    it(`${rule.id} finds its samples once and passes its look-alikes over`, () => {
      const hits = rule.hits();
      const misses = rule.misses();
      assert.ok(hits.length > 0 && misses.length > 0, 'samples of both kinds');
      for (const [index, text] of hits.entries()) {
        assert.equal(found(rule.id, text).length, 1, `sample ${index}`);
        assert.equal(found(rule.id, `x = "${text}";\n`).length, 1, `quoted sample ${index}`);
      }
      for (const [index, text] of misses.entries()) {
        assert.deepEqual(found(rule.id, text), [], `look-alike ${index}`);
      }
    });
  }

  it('covers every secret type of the guidance', () => {
    const types = new Set(RULES.map((rule) => rule.type));
    assert.deepEqual(
      SECRET_TYPES.filter((type) => !types.has(type)),
      [],
    );
  });

  it('says how each is revoked on no page of a third party', () => {
    for (const { id, rotate } of RULES) {
      if (rotate !== undefined) assert.doesNotMatch(new URL(rotate).hostname, STANDARDS, id);
    }
  });

  it('links only to pages over https that not anybody may write', () => {
    for (const { id, rotate, source } of RULES) {
      for (const address of [rotate, source]) {
        if (address === undefined) continue;
        const page = new URL(address);
        assert.equal(page.protocol, 'https:', id);
        assert.match(page.hostname, /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, id);
        assert.doesNotMatch(page.hostname, NOBODYS, id);
        assert.equal(page.username + page.password, '', id);
      }
    }
  });

  it('has a unique kebab-case id and lower-case keywords for each rule', () => {
    assert.equal(new Set(RULE_IDS).size, RULE_IDS.length);
    for (const id of RULE_IDS) assert.match(id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
    for (const { keywords, pattern, id } of RULES) {
      assert.ok(pattern.sticky, id);
      for (const keyword of keywords) {
        assert.equal(keyword, keyword.toLowerCase());
        assert.ok(keyword.length >= 2, `${id}: ${keyword}`);
      }
    }
  });
});

describe('patterns are linear', () => {
  for (const { id, pattern, locate } of RULES) {
    it(`${id} takes a bounded number of steps`, () => {
      for (const part of new Set([pattern, ...(locate?.patterns ?? [])])) {
        const bound = boundSteps(part);
        assert.ok('steps' in bound, `${part.source} ${'problem' in bound ? bound.problem : ''}`);
      }
    });
  }
});

describe('rule documentation', () => {
  it('knows title and function of a rule', () => {
    assert.equal(ruleTitle('stripe-secret-key'), 'Stripe secret key');
    assert.equal(ruleTitle('no-such-rule'), 'no-such-rule');
    assert.equal(suggestedFunction('stripe-secret-key'), 'stripe');
    assert.equal(suggestedFunction('generic-password'), undefined);
  });

  it('has one heading a rule, which its link leads to', () => {
    const text = renderRuleDocs();
    for (const id of RULE_IDS) {
      assert.equal(text.split(`\n## ${id}\n`).length, 2, id);
      assert.ok(ruleDocUrl(id).endsWith(`docs/rules.md#${id}`));
    }
  });
});
