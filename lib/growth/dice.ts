/**
 * Numbers that look random and are the same wherever the names are the same (sfc32, seeded by cyrb128: both
 * in the public domain).
 */
export class Dice {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(...names: readonly (string | number)[]) {
    let [a, b, c] = [1_779_033_703, 3_144_134_277, 1_013_904_242];
    for (const char of names.join('/')) {
      const code = char.charCodeAt(0);
      a = b ^ Math.imul(a ^ code, 597_399_067);
      b = c ^ Math.imul(b ^ code, 2_869_860_233);
      c = a ^ Math.imul(c ^ code, 951_274_213);
    }
    [this.#a, this.#b, this.#c] = [a, b, c];
    for (let n = 0; n < 12; n += 1) this.next();
  }

  /** From 0 to 1, 1 left out. */
  next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** From `first` to `last`, a fraction. */
  between(first: number, last: number): number {
    return first + this.next() * (last - first);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Item>(list: readonly Item[]): Item {
    return list[this.below(list.length)] as Item;
  }
}
