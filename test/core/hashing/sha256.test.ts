import { describe, expect, it } from 'vitest';
import { contentId, sha256, sha256Stream } from '../../../core/hashing/sha256.ts';

describe('sha256', () => {
  // The examples of FIPS 180-4 (NIST, "SHA256.pdf"): one block, two blocks; and the empty message.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of "%s" is the standard\'s', (text, digest) => {
    expect(sha256(text)).toBe(digest);
    expect(sha256(new TextEncoder().encode(text))).toBe(digest);
  });

  it('of a stream does not depend on where the chunks end', () => {
    const bytes = new TextEncoder().encode('naïve'.repeat(100));
    for (const size of [1, 7, 64, 10_000]) {
      const stream = sha256Stream();
      for (let at = 0; at < bytes.length; at += size) stream.update(bytes.subarray(at, at + size));
      expect(stream.digest()).toBe(sha256(bytes));
    }
  });
});

describe('contentId', () => {
  it('is 16 hex digits of the canonical JSON, whatever the order of the keys', () => {
    // printf '{"a":[1,null,"é"],"b":{"c":0.1,"d":true}}' | sha256sum
    expect(contentId({ b: { d: true, c: 0.1 }, a: [1, null, 'é'] })).toBe('e359b2e25306490a');
    expect(contentId({ a: [1, null, 'é'], b: { c: 0.1, d: true } })).toBe('e359b2e25306490a');
  });

  it('tells different values apart', () => {
    const values = [null, 0, '0', [], [0], {}, { a: 0 }, { a: [0] }, ''];
    expect(new Set(values.map((value) => contentId(value))).size).toBe(values.length);
  });
});
