// What an origin is: scheme, host and port of a page, as browsers send it.
const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
// A last label that begins with a digit would be read as a number.
const host = `(?:(?:${label}\\.){0,10}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?|(?:${octet}\\.){3}${octet})`;
const port = "(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

/** An http or https origin with a host name in ASCII or an IPv4 address: no path, no wildcard, not "null". */
export const originPattern = new RegExp(`^https?://${host}(?::${port})?$`, "u");

/** The origin that browsers send for an address as people type or copy it; null if it is none. */
export function originOf(address: string): string | null {
  try {
    const { origin } = new URL(address.trim());
    return originPattern.test(origin) ? origin : null;
  } catch {
    return null;
  }
}
