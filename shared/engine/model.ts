// What training leaves behind, and its bytes, to be stored with a version and carried in a pack.
import { aligned, startsOfLengths } from "./arrays/packed.ts";
import { indexNames, type Names } from "./text/names.ts";
import type { Calibration } from "./types.ts";

/** Raised whenever the same knowledge and question could give another answer than before. */
export const ENGINE_VERSION = "8";

/** Immutable. Bit-identical for the same knowledge, whatever the order of loading. */
export interface Model {
  engineVersion: string;
  /** Entry ids, in training order (learn/wordings.ts). */
  entries: readonly string[];
  /** A hash of the wordings each entry was trained on: another one now, and the entry is retrained. */
  taughtAs: Uint32Array;
  /** Names of the features, and how many of the taught wordings hold each. */
  features: Names;
  df: Uint32Array;
  wordings: number;
  /** A hash of the sentences it learnt to say no to. */
  strangersAs: number;
  /** Feature i has its weights at starts[i] to starts[i + 1]: whose (place in `entries`), and how much (steps of 1 / WEIGHT_STEPS). */
  starts: Uint32Array;
  owners: Uint16Array | Uint32Array;
  weights: Int16Array;
  biases: Float64Array;
  calibration: Calibration;
}

/** Magic and a version of this layout; the engine's own version stands in the head. */
const MAGIC = "RTMODEL2";

/** The parts after the head, in this order. `names`: the features' names, one after another; `lengths`: how long each is. */
const PARTS = ["names", "lengths", "taughtAs", "df", "starts", "owners", "weights", "biases"] as const;
const TYPES = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, int16: Int16Array, float64: Float64Array };
type Part = Uint8Array | Uint16Array | Uint32Array | Int16Array | Float64Array;

interface Head {
  engineVersion: string;
  entries: readonly string[];
  wordings: number;
  strangersAs: number;
  calibration: Model["calibration"];
  /** Each part's items: what they are, and how many. */
  parts: { type: keyof typeof TYPES; length: number }[];
}

/** Magic, length of the head (32 bits), head as JSON, then the parts, little-endian, each on a multiple of 8 bytes. */
export function modelBytes(model: Model): Uint8Array {
  const encoder = new TextEncoder();
  const { engineVersion, entries, wordings, strangersAs, calibration, features } = model;
  const lengths = Uint16Array.from({ length: features.count }, (_, i) => features.starts[i + 1]! - features.starts[i]!);
  const all = { ...model, names: features.text, lengths };
  const parts = PARTS.map((name) => ({ type: typeOf(all[name]), length: all[name].length }));
  const head: Head = { engineVersion, entries, wordings, strangersAs, calibration, parts };
  const headBytes = encoder.encode(JSON.stringify(head));
  const written = [headBytes, ...PARTS.map((name) => littleEndian(all[name]))];
  const bytes = new Uint8Array(MAGIC.length + 8 + written.reduce((sum, part) => sum + padded(part.byteLength), 0));
  bytes.set(encoder.encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, headBytes.length, true);
  let at = MAGIC.length + 8;
  for (const part of written) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += padded(part.byteLength);
  }
  return bytes;
}

/**
 * The arrays are views of the bytes, where these begin on a multiple of 8: nothing is copied. Throws RangeError for bytes that are no model
 * of this layout. Takes no notice of `engineVersion`: who loads it decides.
 */
export function readModel(bytes: Uint8Array): Model {
  const decoder = new TextDecoder();
  if (bytes.length < 16 || decoder.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw new RangeError("these bytes are no model");
  const { buffer, byteOffset } = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const headLength = new DataView(buffer, byteOffset).getUint32(MAGIC.length, true);
  const begin = MAGIC.length + 8;
  const head = JSON.parse(decoder.decode(new Uint8Array(buffer, byteOffset + begin, headLength))) as Head;
  let at = begin + padded(headLength);
  /** The next part, which must be of one of these types. */
  const take = <K extends keyof typeof TYPES>(...types: K[]): InstanceType<(typeof TYPES)[K]> => {
    const { type, length } = head.parts[taken++] ?? { type: "none", length: 0 };
    const known = types.find((each) => each === type);
    if (known === undefined) throw new RangeError(`a part cannot be of ${type}`);
    const from = at;
    at += padded(length * TYPES[known].BYTES_PER_ELEMENT);
    if (at > bytes.length) throw new RangeError("the model is cut short");
    return littleEndian(new TYPES[known](buffer as ArrayBuffer, byteOffset + from, length) as InstanceType<(typeof TYPES)[K]>);
  };
  let taken = 0;
  const { engineVersion, entries, wordings, strangersAs, calibration } = head;
  // In the order of the parts.
  const names = take("uint8", "uint16");
  const starts = startsOf(take("uint16"));
  if (starts.at(-1) !== names.length) throw new RangeError("the names do not have their lengths");
  return {
    engineVersion,
    entries,
    wordings,
    strangersAs,
    calibration,
    features: indexNames(names, starts),
    taughtAs: take("uint32"),
    df: take("uint32"),
    starts: take("uint32"),
    owners: take("uint16", "uint32"),
    weights: take("int16"),
    biases: take("float64"),
  };
}

function startsOf(lengths: Uint16Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  starts.set(lengths, 1);
  return startsOfLengths(starts);
}

const padded = (bytes: number): number => aligned(bytes, 8);
const isLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function typeOf(part: Part): keyof typeof TYPES {
  const names = Object.keys(TYPES) as (keyof typeof TYPES)[];
  return names.find((name) => part instanceof TYPES[name])!;
}

/** The items with their bytes in little-endian order: on most machines the same array. */
function littleEndian<P extends Part>(part: P): P {
  if (isLittle) return part;
  const swapped = part.slice() as P;
  const bytes = new Uint8Array(swapped.buffer);
  for (let at = 0; at < bytes.length; at += part.BYTES_PER_ELEMENT) bytes.subarray(at, at + part.BYTES_PER_ELEMENT).reverse();
  return swapped;
}
