/** A 64-bit state in two halves, as unsigned 32-bit numbers. */
interface State {
  low: number;
  high: number;
}

/**
 * Marvin32, the checksum of Microsoft's identifiable keys, folded to 32 bits.
 * Source: github.com/microsoft/SymCrypt (marvin32), github.com/microsoft/security-utilities.
 *
 * @param seed eight ASCII characters, the first of them the most significant byte.
 * @returns an unsigned 32-bit number.
 */
export function marvin32(bytes: Uint8Array, seed: string): number {
  const key = Buffer.from(seed, 'latin1');
  const state = { low: key.readUInt32BE(4), high: key.readUInt32BE(0) };
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) absorb(state, words.getUint32(at, true));
  // What is left over is closed by a byte 0x80, as in other hashes.
  let rest = 0x80;
  for (let at = bytes.length - 1; at >= whole; at--) rest = rest * 256 + (bytes[at] ?? 0);
  absorb(state, rest);
  absorb(state, 0);
  return (state.low ^ state.high) >>> 0;
}

function absorb(state: State, word: number): void {
  let low = (state.low + word) >>> 0;
  let high = state.high ^ low;
  low = (rotate(low, 20) + high) >>> 0;
  high = rotate(high, 9) ^ low;
  low = (rotate(low, 27) + high) >>> 0;
  state.low = low;
  state.high = rotate(high, 19);
}

function rotate(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}
