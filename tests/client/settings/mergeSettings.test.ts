// Two people changed the settings at once: mine where I changed it, theirs elsewhere.
import { expect, test } from "vitest";
import { mergeSettings } from "../../../client/settings/useSettingsForm.ts";
import { defaultSettings } from "../../../shared/knowledge/usualSettings.ts";

const base = defaultSettings("zh");
const { confirm: _, ...withoutConfirm } = base.replies;
const { otherReplies: other, ...alone } = base;

test("a text I took away stays away, beside what they wrote", () => {
  const theirs = { ...base, replies: { ...base.replies, fallback: "不会" } };
  const merged = mergeSettings(base, { ...base, replies: withoutConfirm }, theirs);
  expect(merged.replies).toEqual({ ...withoutConfirm, fallback: "不会" });
});

test("a second language and a rule that one of us switched off stay off, what the other changed stands", () => {
  const theirs = { ...base, handOff: { ...base.handOff!, misses: null } };
  const merged = mergeSettings(base, alone, theirs);
  expect(merged).toEqual({ ...alone, handOff: theirs.handOff });
  expect(mergeSettings(alone, { ...alone, otherReplies: other! }, { ...alone, clarifyOptions: 5 })).toEqual({ ...base, clarifyOptions: 5 });
});

test("a kind of personal data that I switched off stays off beside a number of theirs", () => {
  const own = [{ name: "会员号", placeholder: "MEMBER", pattern: "HY-#{6}" }];
  const merged = mergeSettings(base, { ...base, masking: { off: ["name"], own: [] } }, { ...base, masking: { off: ["plate"], own } });
  expect(merged).toEqual({ ...base, masking: { off: ["plate", "name"], own } });
});
