// Shares as trainers read them: 0.8123 → "81.2%", a difference of 0.014 → "+1.4" points. Null, nothing counted, is "–".

const digits = 1;
/** What is shown as 0.0 is not a difference. */
const shown = (share: number): number => Number((share * 100).toFixed(digits));

export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? "–" : `${(share * 100).toFixed(digits)}%`;

/** Percentage points with their sign, the minus as wide as the plus; null when there is nothing to compare. */
export function points(difference: number | null): string | null {
  if (difference === null) return null;
  const n = shown(difference);
  return n === 0 ? "±0.0" : `${n > 0 ? "+" : "−"}${Math.abs(n).toFixed(digits)}`;
}

/** @param better which way is good */
export function tone(difference: number, better: "up" | "down" = "up"): "good" | "bad" | "neutral" {
  const n = shown(difference);
  return n === 0 ? "neutral" : n > 0 === (better === "up") ? "good" : "bad";
}

/** What something would gain, in points, small ones too: 0.0043 → "+0.43". */
export const gainText = (share: number): string => `+${(share * 100).toFixed(2)}`;
