// Reads what Blog.Engine/Search/Shards writes: numbers in base 128, the low end first; a text is UTF-8 after its length in bytes.
const utf8 = new TextDecoder();

export class Bytes {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get done() { return this.at >= this.bytes.length; }

  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const next = this.bytes[this.at++];
      value += (next & 127) * scale;
      if (next < 128) return value;
    }
  }

  signed() {
    const value = this.number();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }

  raw(length) { return this.bytes.subarray(this.at, this.at += length); }

  text(length = this.number()) { return utf8.decode(this.raw(length)); }

  optional() {
    const length = this.number();
    return length === 0 ? null : this.text(length - 1);
  }

  list(count, read) { return Array.from({ length: count }, read); }

  numbers(count) { return this.list(count, () => this.number()); }

  texts() { return this.list(this.number(), () => this.text()); }

  /** A hash of five bytes, as the name of a file. */
  name() { return Array.from(this.raw(5), (byte) => byte.toString(16).padStart(2, "0")).join("") + ".bin"; }
}
