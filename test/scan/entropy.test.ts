import assert from 'node:assert/strict';
import { relativeEntropy, shannonEntropy } from '../../src/scan/entropy';

describe('entropy', () => {
  it('is that of the characters, in bits', () => {
    assert.equal(shannonEntropy(''), 0);
    assert.equal(shannonEntropy('aaaa'), 0);
    assert.equal(shannonEntropy('abab'), 1);
    assert.equal(shannonEntropy('abcdefgh'), 3);
  });

  const alphabets: Readonly<Record<string, string>> = {
    '20261126': 'digits',
    '20261126x': 'alphanumeric',
    deadbeef: 'hex',
    DEADBEEF: 'hex',
    deadBEEF: 'letters',
    hello: 'letters',
    MZXW6YTB: 'base32',
    'MZXW6===': 'base32',
    'MZXW6===x': 'printable',
    Kq8zWw2p: 'alphanumeric',
    'Kq8+zW/2': 'base64',
    'Kq8_zW-2': 'base64',
    'Kq8 zW2!': 'printable',
  };
  for (const [text, alphabet] of Object.entries(alphabets)) {
    it(`${text} is written in ${alphabet}`, () => {
      assert.equal(relativeEntropy(text).alphabet, alphabet);
    });
  }

  it('is a share of what the length, or the alphabet, lets a text have', () => {
    assert.equal(relativeEntropy('abcdefgh').share, 1);
    assert.equal(relativeEntropy('0123456789'.repeat(4)).share, 1);
    assert.equal(relativeEntropy('abab').share, 0.5);
    assert.equal(relativeEntropy('aaaa').share, 0);
    assert.equal(relativeEntropy('a').share, 0);
  });
});
