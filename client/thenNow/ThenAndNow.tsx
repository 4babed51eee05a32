// What the draft says today to a logged question, beside what the customer got, and what was changed in between.
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../lib/api.ts";
import { useApi } from "../lib/queries.ts";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { Provisional } from "../ui/reply/Provisional.tsx";
import css from "./ThenAndNow.module.css";

/** Asked once, for the lines here and whoever else needs the reply. */
export const useThenAndNow = (kb: string, turn: string) => useApi("getThenAndNow", { kb, turn }, { keepPrevious: false });

type Known = Pick<OutputOf<"getThenAndNow">, "provisional" | "isSame" | "why"> & {
  reply: Pick<OutputOf<"getThenAndNow">["reply"], "outcome" | "confidence" | "reason"> & {
    answer: { entry: string; question: string } | null;
    candidates: readonly { entry: string; question: string }[];
  };
};

/** Give it what `useThenAndNow` says. */
export function ThenAndNow({ data, error }: { data: Known | undefined; error: unknown }) {
  const { t } = useTranslation();
  const reply = data?.reply;
  const answering = reply?.answer ?? (reply?.reason === "requested" ? reply.candidates[0] : undefined);
  // Where the nearest entry may not speak, it is the one to look at.
  const entry = answering ?? (reply?.reason === "not_in_force" ? reply.candidates[0] : undefined);
  return (
    <div className={css.now} aria-live="polite">
      <div className={css.line}>
        <span className="xs text-3">{t("thenNow.label")}</span>
        {error ? <span className="xs text-2">{t("thenNow.failed")}</span> : null}
        {reply && <Outcome outcome={reply.outcome} confidence={reply.confidence} />}
        <Provisional on={data?.provisional ?? false} />
        {data?.isSame ? (
          <span className="xs text-3">{t("thenNow.same")}</span>
        ) : (
          entry && (
            <ScreenLink screen="knowledge" search={{ entry: entry.entry }} label={t("thenNow.open", { question: entry.question })}>
              {entry.question}
            </ScreenLink>
          )
        )}
      </div>
      {data && data.why.length > 0 && (
        <ul className={css.why} aria-label={t("thenNow.why")}>
          {data.why.map((one) => (
            <li key={`${one.kind} ${one.entry ?? ""}`} className="xs text-2">
              <Difference {...one} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Difference({ kind, question }: OutputOf<"getThenAndNow">["why"][number]) {
  const { t } = useTranslation();
  return <>{t(`thenNow.kind.${kind}`, { question: question ?? "" })}</>;
}
