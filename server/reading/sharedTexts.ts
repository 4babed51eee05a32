// The texts that a spreadsheet's cells name by number: as bytes, one after the other, since as strings each would hold on to the piece of file it was cut from.

export interface SharedTexts {
  add: (text: string) => void;
  /** The text with this number; undefined if there is none. */
  at: (index: number) => string | undefined;
}

const blockSize = 1024 * 1024;

export function sharedTexts(): SharedTexts {
  const blocks: Buffer[] = [];
  // Block, start and end of each text.
  let places = new Uint32Array(3 * 1024);
  let count = 0;
  let used = blockSize;
  return {
    add: (text) => {
      const bytes = Buffer.byteLength(text);
      if (used + bytes > blockSize) {
        blocks.push(Buffer.allocUnsafeSlow(Math.max(blockSize, bytes)));
        used = 0;
      }
      if (3 * count === places.length) {
        const more = new Uint32Array(2 * places.length);
        more.set(places);
        places = more;
      }
      blocks.at(-1)!.write(text, used);
      places.set([blocks.length - 1, used, used + bytes], 3 * count);
      used += bytes;
      count += 1;
    },
    at: (index) => {
      if (!Number.isInteger(index) || index < 0 || index >= count) return undefined;
      const [block, start, end] = places.subarray(3 * index, 3 * index + 3);
      return blocks[block!]!.toString("utf8", start, end);
    },
  };
}
