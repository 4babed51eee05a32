// Periods of conditions in words, as the editor and Releases show them.
import { expect, it } from "vitest";
import { channelWords } from "../../../client/lib/channelName.ts";
import { startLanguage } from "../../../client/lib/language.ts";
import { rangeWords } from "../../../client/lib/rangeWords.ts";

it("names both ends, one or none; the day it ends is its last", () => {
  startLanguage("zh");
  expect(rangeWords("2025-11-01T00:00/2025-11-16T00:00")).toBe("2025-11-01 至 2025-11-15");
  expect(rangeWords("2025-11-01T08:30/2025-11-16T18:00")).toBe("2025-11-01 08:30 至 2025-11-16 18:00");
  expect(rangeWords("2025-12-31T00:00/")).toBe("2025-12-31 起");
  expect(rangeWords("/2026-01-01")).toBe("到 2025-12-31 为止");
  expect(rangeWords("/")).toBeNull();
  expect(channelWords("wechat")).toBe("微信");
  startLanguage("en");
  expect(rangeWords("2025-12-31T00:00/")).toBe("From 2025-12-31");
});
