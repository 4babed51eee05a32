// The vocabulary: saving it makes a new revision and rebuilds the draft's robot, since it changes how every wording is read.
import type { vocabulary as contract } from "../../shared/contract/vocabulary.ts";
import type { Vocabulary } from "../../shared/knowledge/version.ts";
import type { Handlers } from "../context.ts";
import { currentPart, savePart } from "../parts/parts.ts";

export const vocabularyHandlers: Handlers<keyof typeof contract> = {
  getVocabulary: (c) => {
    const { content, ...rest } = currentPart<Vocabulary>(c.db, "vocabulary", c.kb.id);
    return { ...rest, vocabulary: content };
  },
  saveVocabulary: (c, input) => {
    const revision = savePart(c, "vocabulary", input.base, input.vocabulary);
    c.afterCommit(() => c.robots.rebuild(c.kb.id));
    return { revision };
  },
};
