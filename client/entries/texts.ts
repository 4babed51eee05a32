// The texts of the Knowledge screen, fetched with it.
import { withFlipsTexts } from "../flips/texts.ts";

export async function knowledgeTexts() {
  const [own, links, history] = await Promise.all([
    withFlipsTexts(import("../../shared/i18n/knowledge.ts")),
    import("../../shared/i18n/links.ts"),
    import("../../shared/i18n/history.ts"),
  ]);
  return { ...own, ...links, ...history };
}
