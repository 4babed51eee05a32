// A request's body as it comes, up to a limit.
import type { IncomingMessage } from "node:http";
import { Failure } from "../../shared/errors.ts";

/** Of a body so many times larger than allowed not even the rest is read. */
const patience = 20;

/** The body's pieces; throws `tooLarge` beyond `most` bytes, `bad_input` when it breaks off. What nobody takes is read and dropped: a client that is cut off while it sends never sees the answer. */
export async function* upTo(most: number, body: IncomingMessage, tooLarge: () => Failure): AsyncGenerator<Buffer> {
  let size = Number(body.headers["content-length"] ?? 0) > most ? most : 0;
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= most) yield chunk;
      else if (size > patience * most) break;
    }
  } catch {
    throw new Failure("bad_input", "the upload broke off");
  } finally {
    if (size <= patience * most) body.resume();
  }
  if (size > most) throw tooLarge();
}
