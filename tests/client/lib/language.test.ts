// The language that was chosen is there after a reload; without a choice the browser's counts.
import { expect, it, vi } from "vitest";
import { changeLanguage, currentLanguage, startLanguage } from "../../../client/lib/language.ts";

it("a chosen language survives a reload, in both directions", () => {
  for (const language of ["en", "zh"] as const) {
    changeLanguage(language);
    startLanguage(language === "en" ? "zh" : "en");
    startLanguage();
    expect(currentLanguage()).toBe(language);
    expect(document.documentElement.lang).toBe(language === "en" ? "en" : "zh-CN");
  }
});

it("nothing chosen, or something that is no language, is decided by the browser", () => {
  const browser = vi.spyOn(navigator, "language", "get");
  localStorage.setItem("trainer.language", "klingon");
  for (const [speaks, language] of [
    ["en-GB", "en"],
    ["zh-TW", "zh"],
    ["fr", "zh"],
  ] as const) {
    browser.mockReturnValue(speaks);
    startLanguage();
    expect(currentLanguage()).toBe(language);
  }
  browser.mockRestore();
});
