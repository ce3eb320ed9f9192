// What kind of letter a character is and to which it folds: the server's own tables, so that both cut and compare text alike.
export const NONE = 0, WORD = 1, CJK = 2;

export class Characters {
  constructor(bytes) {
    this.table = Uint16Array.from({ length: 0x10000 }, (_, i) => i);
    const count = bytes.number();
    const from = [];
    for (let i = 0, at = 0; i < count; i++) from.push(at += bytes.number());
    for (const c of from) this.table[c] += bytes.signed();
    this.kinds = new Uint8Array(0x20000);
    for (let at = 0; at < this.kinds.length;) {
      const run = bytes.number();
      this.kinds.fill(run & 3, at, at += run >> 2);
    }
    const taiwan = bytes.texts();
    this.taiwan = new Map(bytes.texts().map((term, i) => [taiwan[i], term]));
    this.questionWords = bytes.texts();
    this.functionCharacters = new Set(bytes.text());
  }

  /** One unit in, one unit out: an offset in folded text is an offset in the original. */
  fold(text) {
    const units = new Uint16Array(text.length);
    for (let i = 0; i < text.length; i++) units[i] = this.table[text.charCodeAt(i)];
    let folded = "";
    for (let i = 0; i < units.length; i += 8192) folded += String.fromCharCode(...units.subarray(i, i + 8192));
    return folded;
  }

  /** The kind of the letter at a place of folded text; where it ends is told by {@link width}. */
  kind(text, at) {
    const code = text.codePointAt(at);
    if (code === undefined) return NONE;
    return code < 0x20000 ? this.kinds[code] : code < 0x40000 ? CJK : NONE;
  }

  width(text, at) { return text.codePointAt(at) > 0xffff ? 2 : 1; }

  isWord(text, at) { return at >= 0 && this.kind(text, at) === WORD; }

  /** Half a surrogate pair is none. */
  isWordUnit(unit) { return this.kinds[unit] === WORD; }

  hasLetter(text) {
    for (let i = 0; i < text.length; i++) if (this.kind(text, i) !== NONE) return true;
    return false;
  }

  /** Where a folded word stands in folded text, -1 where it does not: inside longer words only when it may be anywhere, or may go on. */
  find(word, text, { mayGoOn = false, anywhere = false } = {}) {
    const left = !anywhere && this.isWordUnit(word.charCodeAt(0));
    const right = !anywhere && !mayGoOn && this.isWordUnit(word.charCodeAt(word.length - 1));
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const end = at + word.length;
      if (!(left && at > 0 && this.isWordUnit(text.charCodeAt(at - 1))) && !(right && end < text.length && this.isWordUnit(text.charCodeAt(end)))) return at;
    }
    return -1;
  }

  has(word, text, how) { return this.find(word, text, how) >= 0; }
}
