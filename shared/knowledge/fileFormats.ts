// The formats of files of entries by name: our own, those of other systems, and what of a file is read otherwise than it stands or not at all.

/** What a file may be read as. `csv` and `xlsx`: tables under headers of any program; `plain`: two columns, question and answer. */
export const importFormats = [
  "jsonl",
  "csv",
  "xlsx",
  "plain",
  "azure",
  "rasa",
  "dialogflow",
  "nlpjs",
  "botpress",
  "watson",
  "fastgpt",
  "maxkb",
  "dify",
] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What a file of another system holds that an entry holds otherwise, or not: told with how much of it there is. */
export const fileNotes = [
  "encoding",
  "headerless",
  "wordingRows",
  "prompts",
  "metadata",
  "tagsLeft",
  "suggested",
  "contextOnly",
  "marks",
  "synonyms",
  "lookups",
  "placeholders",
  "rich",
  "followUps",
  "otherLanguages",
  "flows",
  "noQuestions",
  "outOfScope",
  "titles",
  "tooMany",
  "tooLong",
  "members",
] as const;
export type FileNote = (typeof fileNotes)[number];

/** What the draft may be written as: all of it (`jsonl`), nearly all, or what another system takes. */
export const exportFormats = ["jsonl", "csv", "xlsx", "azure", "rasa"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a format cannot hold of an entry. */
export const exportLosses = [
  "disabled",
  "conditions",
  "variants",
  "negatives",
  "categories",
  "tags",
  "related",
  "validity",
  "handOff",
  "notes",
  "marks",
  "slots",
  "formulas",
] as const;
export type ExportLoss = (typeof exportLosses)[number];
