// How many different texts there are among millions, without keeping them: 8 bytes each, outside the JavaScript heap.

export interface Distinct {
  /** Whether it is the first of its kind. */
  add: (text: string) => boolean;
  size: () => number;
}

/** Told apart by 53 bits: of two million texts one in 5,000 files would count one too few. */
export function countDistinct(): Distinct {
  let slots = new Float64Array(1_024);
  let size = 0;
  const put = (into: Float64Array, key: number): boolean => {
    let at = key % into.length;
    while (into[at] !== 0) {
      if (into[at] === key) return false;
      at = (at + 1) % into.length;
    }
    into[at] = key;
    return true;
  };
  return {
    add: (text) => {
      const isNew = put(slots, keyOf(text));
      if (!isNew) return false;
      size += 1;
      if (size * 2 > slots.length) {
        const larger = new Float64Array(slots.length * 2);
        for (const key of slots) if (key !== 0) put(larger, key);
        slots = larger;
      }
      return true;
    },
    size: () => size,
  };
}

/** 53 bits of a text, never 0: cyrb53, by bryc, who gave it to the public domain. */
function keyOf(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0) || 1;
}
