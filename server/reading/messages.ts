// What the server and the process that reads files tell each other.

export interface ReaderBounds {
  /** Of the whole process, code included; of 10^6 bytes. */
  memoryMb: number;
  /** Of processor time, for a file; for one that is streamed, for each piece of it. */
  seconds: number;
}
/** An order names a function by its module's address and its name there. */
export type ToReader = { module: string; name: string; input: unknown; bounds: ReaderBounds } | { chunk: Uint8Array } | { end: true };
export type FromReader = { taken: number } | { done: unknown } | { failed: { code: string; message: string; details?: unknown } };
