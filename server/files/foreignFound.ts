// What readers of other systems' files tell beside their entries, gathered for the preview.
import { fileNotes, type FileNote } from "../../shared/knowledge/fileFormats.ts";
import type { ForeignTakes } from "./formats/foreign.ts";

export interface ForeignFound {
  notes: { code: FileNote; count: number; samples: string[] }[];
  languages: { read: string; found: { name: string; entries: number }[] } | null;
}

const shownSamples = 5;
const mostLanguages = 50;

/** What to hand to a reader beside the rows, and what it has told by now. */
export function foreignFound(): { takes: Omit<ForeignTakes, "row" | "notOurs" | "suggested">; found: () => ForeignFound } {
  const notes = new Map<FileNote, { count: number; samples: Set<string> }>();
  let languages: ForeignFound["languages"] = null;
  let noted = 0;
  return {
    takes: {
      note: (code, sample, count = 1) => {
        const known = notes.get(code) ?? { count: 0, samples: new Set<string>() };
        notes.set(code, known);
        known.count += count;
        noted += 1;
        if (known.samples.size < shownSamples && sample !== "") known.samples.add(sample.slice(0, 80));
      },
      languages: (found, read) => (languages = { read, found: found.slice(0, mostLanguages) }),
      noted: () => noted,
    },
    found: () => ({
      notes: fileNotes.flatMap((code) => {
        const known = notes.get(code);
        return known ? [{ code, count: known.count, samples: [...known.samples] }] : [];
      }),
      languages,
    }),
  };
}
