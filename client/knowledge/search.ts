// What the address bar holds on the Knowledge screen. Other screens link here with `entry`.
import { z } from "zod";

const text = z.string().optional().catch(undefined);

export const knowledgeSearch = z.object({
  /** The opened entry's id, or "new". */
  entry: text,
  /** With entry=new: the standard question to begin with. */
  question: text,
});
