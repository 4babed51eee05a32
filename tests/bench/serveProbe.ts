// Preloaded into the servers that serve.ts measures: the processor time they took, and, when asked, where it went.
import { Session, type Profiler } from "node:inspector";

/** What the bench sends: begin to measure (with a profile or without), or tell. */
export type Order = { begin: true; profile: boolean } | { begin: false };
export interface Probed {
  cpuMs: number;
  /** What the process holds of the machine's memory, MB. */
  rssMb: number;
  /** ms by step; null where no profile was taken. */
  steps: Record<string, number> | null;
}

let cpu = process.cpuUsage();
let session: Session | null = null;

process.on("message", (order: Order) => {
  if (order.begin) begin(order.profile);
  else void tell();
});
process.channel?.unref();

function begin(profile: boolean): void {
  if (profile) {
    session = new Session();
    session.connect();
    session.post("Profiler.enable");
    session.post("Profiler.setSamplingInterval", { interval: 200 });
    session.post("Profiler.start");
  }
  cpu = process.cpuUsage();
}

async function tell(): Promise<void> {
  const { user, system } = process.cpuUsage(cpu);
  const profile = session && (await stop(session));
  session = null;
  process.send?.({
    cpuMs: (user + system) / 1000,
    rssMb: process.memoryUsage.rss() / 1e6,
    steps: profile && stepsOf(profile),
  } satisfies Probed);
}

const stop = (session: Session): Promise<Profiler.Profile> =>
  new Promise((resolve, reject) =>
    session.post("Profiler.stop", (error, { profile }) => {
      session.disconnect();
      if (error) reject(error);
      else resolve(profile);
    }),
  );

/** The first that a frame or one of its callers belongs to, from the innermost outwards. */
const STEPS: [step: string, of: (frame: string) => boolean][] = [
  ["waiting", (f) => f.startsWith("(idle)")],
  // The profiler's own start and end.
  ["waiting", (f) => f.startsWith("dispatch :")],
  ["collecting garbage", (f) => f.startsWith("(garbage collector)")],
  ["engine", (f) => f.includes("/shared/engine/")],
  ["past turns", (f) => /^past |listPast|withPending|conversationName/.test(f)],
  ["key, knowledge base, version", (f) => /botOf|identify|\/keys\.|findByDigest|kbById|liveVersion|robots\.js/.test(f)],
  ["recording the turn", (f) => /\/server\/logs\/|\/workers\/|logLive/.test(f)],
  ["line in the server's log", (f) => /\/pino|sonic-boom|requestLog|logRequests|nameRequest/.test(f)],
  ["headers, compression", (f) => /\/helmet|\/compression\/|knownHosts|noStore|noSniffing|\/on-headers|\/vary\//.test(f)],
  ["reading the body", (f) => /body-parser|raw-body|\/zod\/|withoutNulls|content-type|\/type-is\//.test(f)],
  ["writing the reply", (f) => /^sendJson |response\.js:|\/send|\/etag\//.test(f)],
  ["express", (f) => /\/router\/|\/express\/|\/finalhandler\//.test(f)],
  ["the rest of ours", (f) => f.includes("/dist/")],
];

function stepsOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Record<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const known = new Map<number, string>();
  const stepOf = (leaf: number): string => {
    for (let id: number | undefined = leaf; id !== undefined; id = parents.get(id)) {
      const { functionName, url } = byId.get(id)!.callFrame;
      const frame = `${functionName} ${url}:`;
      const found = STEPS.find(([, of]) => of(frame));
      if (found) return found[0];
    }
    return byId.get(leaf)!.callFrame.functionName === "(program)" ? "system calls" : "node: http";
  };
  const steps: Record<string, number> = {};
  samples.forEach((sample, i) => {
    const step = known.get(sample) ?? stepOf(sample);
    known.set(sample, step);
    steps[step] = (steps[step] ?? 0) + (timeDeltas[i] ?? 0) / 1000;
  });
  return steps;
}
