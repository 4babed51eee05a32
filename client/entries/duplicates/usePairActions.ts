// What is done with a pair: a wording moved or made negative, or the pair called no duplicate; each with Undo.
import { useTranslation } from "react-i18next";
import { useCommand } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { showUndo } from "../../lib/undo.ts";
import { useSettling } from "../useSettling.ts";
import { otherSide, type Pair, type PairWording } from "./pairs.ts";

export interface PairActions {
  move: (wording: PairWording) => void;
  forbid: (wording: PairWording) => void;
  dismiss: () => void;
  reopen: () => void;
  busy: boolean;
  error: unknown;
}

export function usePairActions(pair: Pair, onGone: () => void): PairActions {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const { settle, busy, error } = useSettling();
  const none = useCommand("settleDuplicate");
  const reopen = useCommand("reopenDuplicate");
  const ids = { kb, first: pair.first.id, second: pair.second.id };

  return {
    move: ({ text, kind, owner }) => {
      const [from, to] = kind === "same" ? [pair[otherSide(owner)], pair[owner]] : [pair[owner], pair[otherSide(owner)]];
      settle(
        text,
        [{ entry: from.id, as: "none" }, ...(kind === "same" ? [] : [{ entry: to.id, as: "positive" as const }])],
        t("knowledge.pairs.moved", { question: to.question }),
      );
    },
    forbid: ({ text, owner }) => {
      const where = pair[otherSide(owner)];
      settle(text, [{ entry: where.id, as: "negative" }], t("knowledge.pairs.forbidden", { question: where.question }));
    },
    dismiss: () =>
      none.mutate(ids, {
        onSuccess: () => {
          onGone();
          showUndo(t("knowledge.pairs.dismissed"), () => reopen.mutateAsync(ids));
        },
      }),
    reopen: () =>
      reopen.mutate(ids, {
        onSuccess: () => {
          onGone();
          showUndo(t("knowledge.pairs.reopened"), () => none.mutateAsync(ids));
        },
      }),
    busy: busy || none.isPending || reopen.isPending,
    error: error ?? none.error ?? reopen.error,
  };
}
