// Which wordings other entries already teach: asked a moment after typing rests.
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import type { EntryContent } from "../../../shared/knowledge/entry.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useApi } from "../../lib/queries.ts";

export interface Teacher {
  entry: string;
  question: string;
  /** It is that entry's standard question: it cannot be taken from there. */
  isStandard: boolean;
}

// In no wording: texts are joined by it to be compared as one value.
const parting = "\u0000";

/** Wording → the entry that teaches it; wordings nobody else teaches are not in it. At most 300 wordings. */
export function useTaught(texts: readonly string[], except: string | null): ReadonlyMap<string, Teacher> {
  const kb = useKnowledgeBase().id;
  const [asked] = useDebouncedValue(
    [...new Set(texts.map((t) => t.trim()).filter((t) => t !== "" && t.length <= 500))].slice(0, 300).join(parting),
    300,
  );
  const input = useMemo(() => {
    return asked === "" ? null : { kb, texts: asked.split(parting), ...(except === null ? {} : { except }) };
  }, [asked, except, kb]);
  const { data } = useApi("findWordings", input);
  return useMemo(
    () =>
      new Map(input ? data?.rows.map((row) => [row.text, { entry: row.entry, question: row.question, isStandard: row.isStandard }]) : []),
    [data, input],
  );
}

/** Everything an entry wants to be asked by. */
export const positives = (content: EntryContent): string[] => [
  content.question,
  ...content.similar.filter((s) => s.kind === "positive").map((s) => s.text),
];

/** Whether two wordings look the same before the server has said so: case, width, spaces and punctuation aside. */
export const roughKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "") || text.trim();
