// The draft's entries with their contents, a slice at a time: for robots, files and publications.
import { listContents } from "./entries.store.ts";

export const draftContents = listContents;
