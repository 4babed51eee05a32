// Opens an address as a customer's browser would, but reads nothing: whether it leads somewhere, or why not.
import { lookup as resolve } from "node:dns";
import { request as overHttp, type RequestOptions } from "node:http";
import { request as overHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** What was found at an address: `problem` as in the contract, null where it opens. */
export interface OpenedLink {
  status: number | null;
  problem: string | null;
}

export interface Opening {
  /** Whether addresses of private networks are opened: else whoever writes answers could look around in the server's own. */
  allowPrivate: boolean;
  signal?: AbortSignal | undefined;
}

const REDIRECTS = 5;
/** ms for all of it. */
const PATIENCE = 10_000;
/** … and for the head alone. */
const PATIENCE_HEAD = 4_000;

/** Follows redirects; asks for the head, and where that is refused for the page. Never throws. */
export async function openLink(url: string, { allowPrivate, signal }: Opening): Promise<OpenedLink> {
  const until = AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(signal ? [signal] : [])]);
  let at = new URL(url);
  for (let step = 0; step <= REDIRECTS; step++) {
    try {
      // Many servers know no HEAD: they answer it otherwise than the page, hang up, or never answer.
      const head = await replyOf(at, "HEAD", allowPrivate, AbortSignal.any([until, AbortSignal.timeout(PATIENCE_HEAD)])).catch(
        (error: unknown) => {
          if (error instanceof Private || until.aborted) throw error;
          return null;
        },
      );
      const reply = head && head.status < 400 ? head : await replyOf(at, "GET", allowPrivate, until);
      const next = reply.status >= 300 && reply.status < 400 && reply.location !== null && URL.parse(reply.location, at);
      if (!next) return { status: reply.status, problem: problemOf(reply.status) };
      if (!/^https?:$/u.test(next.protocol)) return { status: reply.status, problem: null };
      at = next;
    } catch (error) {
      return { status: null, problem: until.aborted ? "slow" : problemOfError(error) };
    }
  }
  return { status: null, problem: "redirects" };
}

function problemOf(status: number): string | null {
  if (status < 400) return null;
  if (status === 404 || status === 410) return "missing";
  return status >= 500 ? "failing" : "refused";
}

class Private extends Error {}

function problemOfError(error: unknown): string {
  if (error instanceof Private) return "private";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /CERT|SIGNED|SIGNATURE|ERR_TLS/u.test(code) ? "certificate" : "unreachable";
}

function replyOf(
  url: URL,
  method: "HEAD" | "GET",
  allowPrivate: boolean,
  signal: AbortSignal,
): Promise<{ status: number; location: string | null }> {
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  // Of a name the address that is connected to is looked at, so that none can change in between.
  if (!allowPrivate && isIP(host) !== 0 && isPrivate(host)) return Promise.reject(new Private());
  const options: RequestOptions = {
    method,
    signal,
    agent: false,
    headers: { "user-agent": "RobotTrainer-LinkCheck/1.0", accept: "*/*" },
    ...(allowPrivate ? {} : { lookup: publicAddress }),
  };
  return new Promise((done, fail) => {
    const sent = (url.protocol === "https:" ? overHttps : overHttp)(url, options, (reply) => {
      done({ status: reply.statusCode ?? 0, location: reply.headers.location ?? null });
      reply.destroy();
    });
    sent.on("error", fail);
    sent.end();
  });
}

/** Names resolve to addresses that everybody can reach, or not at all. */
const publicAddress: LookupFunction = (host, options, done) =>
  resolve(host, { ...options, all: true }, (error, found) => {
    const open = error ? [] : found.filter(({ address }) => !isPrivate(address));
    if (error || !open[0]) done(error ?? new Private(), "");
    else if (options.all) done(null, open);
    else done(null, open[0].address, open[0].family);
  });

/** Whatever is not public for certain. Of IPv6 only 2000::/3 is: not what stands for an IPv4 address (::127.0.0.1, which the parser does not even read), nor site-local ones. */
function isPrivate(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  const read = ipaddr.process(address);
  if (read.range() !== "unicast") return true;
  return read instanceof ipaddr.IPv6 ? !read.match(globalIpv6, 3) : notPublic.some(([net, bits]) => read.match(net, bits));
}

const globalIpv6 = ipaddr.IPv6.parse("2000::");
/** Public by their numbers alone: networks for measuring, and Azure's own services within its machines. */
const notPublic = [
  [ipaddr.IPv4.parse("198.18.0.0"), 15],
  [ipaddr.IPv4.parse("168.63.129.16"), 32],
] as const;
