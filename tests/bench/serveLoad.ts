// The customers of serve.ts, in a process of their own: so many connections, each waiting for a reply before it sends the next question.
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "./figures.ts";

/** What the bench sends: first what to ask (one list of bodies a connection, each sent in its order, and from the beginning again), then whom to ask and for how long. */
export type Order = { bodies: string[][] } | Load;
export interface Load {
  port: number;
  path: string;
  headers: Record<string, string>;
  seconds: number;
  /** How many questions a second all connections send together; without it each sends its next as soon as it is answered. */
  perSecond?: number;
}
export interface Loaded {
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
}

let bodies: string[][] = [];
/** How far each connection has come, by whom it asks: a conversation goes on where it stopped. */
const places = new Map<number, number[]>();

process.on("message", (order: Order) => {
  if ("bodies" in order) ({ bodies } = order);
  else void run(order).then((loaded) => process.send?.(loaded));
});

async function run({ seconds, ...call }: Load): Promise<Loaded> {
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const from = places.get(call.port) ?? bodies.map(() => 0);
  const waits = await Promise.all(bodies.map((own, i) => customer(call, own, from[i] ?? 0, end, bodies.length)));
  places.set(
    call.port,
    waits.map(({ length }, i) => (from[i] ?? 0) + length),
  );
  const all = waits.flat().sort((a, b) => a - b);
  return { requests: all.length, seconds: (performance.now() - begun) / 1000, p50: percentile(all, 0.5), p99: percentile(all, 0.99) };
}

/** Bytes on a socket, no HTTP library: what asks must not be what is measured. Resolves to how long each reply was waited for, ms. */
async function customer(
  { port, path, headers, perSecond }: Omit<Load, "seconds">,
  bodies: string[],
  place: number,
  end: number,
  connections: number,
): Promise<number[]> {
  const head = Object.entries({ Host: `127.0.0.1:${port}`, "Content-Type": "application/json", ...headers });
  const lines = [`POST ${path} HTTP/1.1`, ...head.map(([name, value]) => `${name}: ${value}`)].join("\r\n");
  const request = (body = ""): string => `${lines}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const socket = connect(port, "127.0.0.1").setNoDelay();
  const reply = replies(socket);
  const waits: number[] = [];
  // Each begins somewhere within the first interval, or all would ask at once.
  const everyMs = perSecond === undefined ? 0 : (1000 * connections) / perSecond;
  for (let i = place, due = performance.now() + Math.random() * everyMs; performance.now() < end; i++, due += everyMs) {
    const early = due - performance.now();
    if (everyMs > 0 && early > 0) await pause(early);
    const from = performance.now();
    socket.write(request(bodies[i % bodies.length]));
    await reply();
    waits.push(performance.now() - from);
  }
  socket.destroy();
  return waits;
}

/** Waits for one whole reply with a Content-Length; anything but 200 ends the measuring. */
function replies(socket: Socket): () => Promise<void> {
  let got = Buffer.alloc(0);
  let done: { resolve: () => void; reject: (error: Error) => void } | null = null;
  socket.on("error", (error) => done?.reject(error));
  socket.on("data", (chunk) => {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
    const body = got.indexOf("\r\n\r\n") + 4;
    if (body < 4) return;
    const head = got.toString("latin1", 0, body);
    if (!head.startsWith("HTTP/1.1 200")) return done?.reject(new Error(got.toString()));
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) return done?.reject(new Error(`a reply without Content-Length: ${head}`));
    if (got.length < body + length) return;
    got = Buffer.alloc(0);
    done?.resolve();
  });
  return () => new Promise((resolve, reject) => (done = { resolve, reject }));
}
