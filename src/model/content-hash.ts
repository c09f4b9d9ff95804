/**
 * A 64-bit hash of a text, or of bytes, that come in pieces: two multiplicative 32-bit lanes over UTF-16 code units or bytes, mixed at
 * the end as in MurmurHash3. The same on every machine. Tells contents apart that differ by accident; not cryptographic.
 */
export class ContentHash {
  private high = 0xdeadbeef;
  private low = 0x41c6ce57;

  add(text: string): void {
    let { high, low } = this;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      high = Math.imul(high ^ unit, 0x9e3779b1);
      low = Math.imul(low ^ unit, 0x5f356495);
    }
    this.high = high;
    this.low = low;
  }

  addBytes(bytes: Uint8Array): void {
    let { high, low } = this;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      high = Math.imul(high ^ byte, 0x9e3779b1);
      low = Math.imul(low ^ byte, 0x5f356495);
    }
    this.high = high;
    this.low = low;
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    const high = mix(this.high) ^ Math.imul(mix(this.low), 0xc2b2ae35);
    const low = mix(this.low) ^ Math.imul(mix(high), 0xc2b2ae35);
    return hex(high) + hex(low);
  }
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
