// What an answer's text is looked at for before customers get it: addresses nobody can open, placeholders, how long it is as a message.
import { addressesIn } from "../engine/markdown.ts";
import { placeholdersIn } from "../engine/placeholders.ts";

/**
 * Something a trainer should know of an answer; nothing here stops a save.
 * `image`: a picture without an https address, shown as a link. `address`: a link that leads nowhere from a customer's page.
 * `glued`: a link with what follows it, for want of a blank. `braces`: looks like a placeholder and is none. `noText`: a placeholder without a text for when it is missing.
 */
export interface AnswerFinding {
  kind: "image" | "address" | "glued" | "braces" | "noText";
  /** The address, what stands between the braces, the field. */
  what: string;
}

/** What there is to say of an answer's Markdown, each thing once. */
export function answerFindings(markdown: string): AnswerFinding[] {
  const { links, images } = addressesIn(markdown);
  const placeholders = placeholdersIn(markdown);
  const rest = placeholders.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), markdown);
  const fields = new Set(placeholders.flatMap(({ field, missing }) => (missing === null ? [field] : [])));
  return [
    ...images.filter((address) => !isShown(address)).map((what) => ({ kind: "image" as const, what })),
    ...links.filter((address) => !OPENS.test(address)).map((what) => ({ kind: "address" as const, what })),
    ...links.filter((address) => OPENS.test(address) && GLUED.test(address)).map((what) => ({ kind: "glued" as const, what })),
    ...[...new Set(rest.match(BRACES) ?? [])].map((what) => ({ kind: "braces" as const, what })),
    ...[...fields].map((what) => ({ kind: "noText" as const, what })),
  ];
}

/** Whether a picture of this address is shown: by https only, as whoever reads along on http could put another in its place. */
export const isShown = (address: string): boolean => /^https:\/\/./iu.test(address);

/** The http and https addresses of an answer that can be opened, each once. Those with placeholders in them are nowhere yet. */
export function openedAddresses(markdown: string): string[] {
  const { links, images } = addressesIn(markdown);
  const can = (url: string): boolean => /^https?:\/\//iu.test(url) && !url.includes("{{") && url.length <= 2_000 && URL.canParse(url);
  return [...new Set([...links, ...images])].filter(can);
}

const OPENS = /^(?:https?:\/\/.|mailto:.|tel:.)/iu;
// Full-width marks stand in no address that anybody types.
const GLUED = /[\u3000-\u3003\u3008-\u3011\uFF01-\uFF0F\uFF1A\uFF1B\uFF1F]/u;
const BRACES = /(?<!\\)\{\{[^{}\n]{0,80}(?:\}\}|$)/gmu;

/** A plain text as a message: its characters as they are counted there, what one may hold, and into how many it is parted. */
export interface MessageLength {
  /** Of WeChat bytes (UTF-8), of a text message its units: letters of its alphabet, else halves of UTF-16. */
  length: number;
  /** What one message holds; of several in a row, what each of them does. */
  most: number;
  parts: number;
}

/** WeChat's limit for a text that an official account sends: 2,048 bytes. More is refused there, never parted. */
export const WECHAT_BYTES = 2_048;

/** Bytes of a text as WeChat counts. */
export const wechatLength = (text: string): MessageLength => ({
  length: new TextEncoder().encode(text).length,
  most: WECHAT_BYTES,
  parts: 1,
});

/** A text as SMS (3GPP TS 23.038, 23.040): 160 letters of the GSM alphabet in one message or 153 in each of several, of any other script 70 or 67. */
export function smsLength(text: string): MessageLength {
  const isGsm = [...text].every((letter) => GSM.has(letter) || GSM_TWO.has(letter));
  const sizes = [...text].map((letter) => (isGsm ? (GSM_TWO.has(letter) ? 2 : 1) : letter.length));
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const [one, each] = isGsm ? [160, 153] : [70, 67];
  if (length <= one) return { length, most: one, parts: 1 };
  // What takes two places is never torn apart.
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > each) [parts, used] = [parts + 1, 0];
    used += size;
  }
  return { length, most: each, parts };
}

const GSM = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const GSM_TWO = new Set("\f^{}\\[~]|€");
