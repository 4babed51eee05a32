// A model as bytes, to be stored with a version and carried in a pack.
import type { Model } from "./model.ts";

/** Magic and a version of this layout; the engine's own version stands in the head. */
const MAGIC = "RTMODEL1";
const ARRAYS = ["taughtAs", "df", "starts", "owners", "weights", "biases"] as const;

interface Head {
  engineVersion: string;
  entries: readonly string[];
  wordings: number;
  strangersAs: number;
  calibration: Model["calibration"];
  /** Bytes of the features' names, which follow the head. */
  names: number;
  /** Lengths of the arrays, in items. */
  lengths: number[];
  wideOwners: boolean;
}

/** Magic, length of the head (32 bits), head as JSON, names of the features as JSON (which keeps lone surrogates), then the arrays, little-endian, each on a multiple of 8 bytes. */
export function modelBytes(model: Model): Uint8Array {
  const encoder = new TextEncoder();
  const names = encoder.encode(JSON.stringify(model.features));
  const { engineVersion, entries, wordings, strangersAs, calibration, owners } = model;
  const lengths = ARRAYS.map((name) => model[name].length);
  const head: Head = {
    engineVersion,
    entries,
    wordings,
    strangersAs,
    calibration,
    names: names.length,
    lengths,
    wideOwners: owners instanceof Uint32Array,
  };
  const headBytes = encoder.encode(JSON.stringify(head));
  const parts = [headBytes, names, ...ARRAYS.map((name) => littleEndian(model[name]))];
  const bytes = new Uint8Array(MAGIC.length + 8 + parts.reduce((sum, part) => sum + padded(part.length), 0));
  bytes.set(encoder.encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, headBytes.length, true);
  let at = MAGIC.length + 8;
  for (const part of parts) {
    bytes.set(part, at);
    at += padded(part.length);
  }
  return bytes;
}

/** Throws RangeError for bytes that are no model of this layout. Takes no notice of `engineVersion`: who loads it decides. */
export function readModel(bytes: Uint8Array): Model {
  const decoder = new TextDecoder();
  if (bytes.length < 16 || decoder.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw new RangeError("these bytes are no model");
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  let at = MAGIC.length + 8;
  const take = (length: number): Uint8Array => {
    const part = bytes.slice(at, at + length);
    if (part.length !== length) throw new RangeError("the model is cut short");
    at += padded(length);
    return part;
  };
  const head = JSON.parse(decoder.decode(take(headLength))) as Head;
  const names = decoder.decode(take(head.names));
  const array = <A>(i: number, type: { new (buffer: ArrayBufferLike): A; BYTES_PER_ELEMENT: number }): A =>
    new type(littleEndian(take((head.lengths[i] ?? 0) * type.BYTES_PER_ELEMENT), type.BYTES_PER_ELEMENT).buffer);
  return {
    engineVersion: head.engineVersion,
    entries: head.entries,
    taughtAs: array(0, Uint32Array),
    features: JSON.parse(names) as string[],
    df: array(1, Uint32Array),
    wordings: head.wordings,
    strangersAs: head.strangersAs,
    starts: array(2, Uint32Array),
    owners: head.wideOwners ? array(3, Uint32Array) : array(3, Uint16Array),
    weights: array(4, Int16Array),
    biases: array(5, Float64Array),
    calibration: head.calibration,
  };
}

const padded = (length: number): number => Math.ceil(length / 8) * 8;
const isLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** A copy of the bytes with the items' bytes in little-endian order (nothing to do on most machines). */
function littleEndian(array: ArrayBufferView, size = "BYTES_PER_ELEMENT" in array ? Number(array.BYTES_PER_ELEMENT) : 1): Uint8Array {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength).slice();
  if (!isLittle) for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return bytes;
}
