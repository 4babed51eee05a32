// The right column: whom to teach it to, and the other things one can do with a missed question.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../lib/keys.ts";
import { useMay } from "../lib/session.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { EntryPicker, type PickedEntry } from "../ui/form/EntryPicker.tsx";
import { KeyHints, Keys } from "../ui/text/Keys.tsx";
import { useApi } from "../lib/queries.ts";
import { Button } from "@mantine/core";
import { Skeleton } from "../ui/state/StateView.tsx";
import { ErrorText } from "../ui/state/ErrorText.tsx";
import { MissChoices } from "./Choices.tsx";
import type { MissDetail, MissViewProps } from "./MissView.tsx";
import { NewEntryForm } from "./NewEntryForm.tsx";
import { ProposalEffect, isGuess, isSilent, Proposals } from "./Proposals.tsx";
import css from "./Review.module.css";
import type { Deciding, MissDecision, Miss } from "./useDecide.ts";
import { z } from "zod";
import { ApiError } from "../lib/api.ts";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";

export interface DecidePanelProps {
  kb: string;
  miss: Miss;
  detail: MissViewProps["detail"];
  deciding: Deciding;
  footer: string;
  onUndo: (() => void) | null;
}

/** Remount (key) for another question: what was picked for one must not be taught to another. */
export function DecidePanel({ kb, miss, detail, deciding, footer, onUndo }: DecidePanelProps) {
  const { t } = useTranslation();
  const write = useMay()("write");
  const [mode, setMode] = useState<"proposals" | "new" | "search">("proposals");
  const [chosen, setChosen] = useState(0);
  const [picked, setPicked] = useState<PickedEntry | null>(null);
  // Whether the proposal that is chosen was chosen by the person, and so read.
  const [shown, setShown] = useState(false);
  const proposals: MissDetail["proposals"] = detail.data?.proposals ?? [];
  const entry = picked ?? proposals[chosen] ?? null;
  const nothing = detail.data?.asksNothing ?? null;
  const decide = (decision: MissDecision, question?: string): void => void deciding.decide(miss, decision, question);
  const teach = ({ entry: id, question }: PickedEntry): void => decide({ kind: "taught", entry: id }, question);

  const clarifyBand = useApi("getSettings", { kb }).data?.settings.bands.clarify ?? 0;
  /** Teaches at once what is likely; a guess is shown first, and taught when its number is pressed again. */
  const choose = (proposal: MissDetail["proposals"][number], i: number): void => {
    const isShown = chosen === i && picked === null && shown;
    setPicked(null);
    setChosen(i);
    setShown(true);
    if (!isSilent(miss, proposal) && (isShown || !isGuess(proposal, clarifyBand))) teach(proposal);
  };
  const numbers = Object.fromEntries(
    proposals.map((proposal, i) => [String(i + 1), { does: t("review.keys.teach", { count: i + 1 }), run: () => choose(proposal, i) }]),
  );
  useKeys(
    {
      ...numbers,
      n: { does: t("review.keys.newEntry"), run: () => setMode("new") },
      i: { does: t("review.keys.notOurs"), run: () => decide({ kind: "not_ours" }) },
      s: { does: t("review.keys.later"), run: () => decide({ kind: "later" }) },
      f: { does: t("review.keys.other"), run: () => setMode("search") },
      Escape: { does: "", run: () => setMode("proposals"), off: mode === "proposals" },
    },
    { group: t("review.keys.group"), on: write },
  );

  const head = <PageHead title={mode === "new" ? t("decide.form.title") : t("decide.teach.title")} />;
  const foot = (
    <>
      <span>{footer}</span>
      <KeyHints hints={[{ keys: "Enter", does: t("review.keys.next") }]} />
    </>
  );
  if (mode === "new" && write) {
    return (
      <Column label={t("decide.form.title")} head={head} footer={foot}>
        <NewEntryForm
          kb={kb}
          miss={miss}
          category={proposals[0]?.category ?? null}
          onSave={(content) => deciding.decide(miss, { kind: "new_entry", content }, content.question)}
          onClose={() => setMode("proposals")}
        />
      </Column>
    );
  }
  return (
    <Column label={t("decide.teach.title")} head={head} footer={foot}>
      <FailedLine deciding={deciding} miss={miss} />
      {write && nothing && (
        <div className={css.part}>
          <p style={{ marginBottom: 8 }}>{t(`decide.nothing.${nothing}`)}</p>
          <Button variant="filled" fullWidth rightSection={<Keys keys="i" />} onClick={() => decide({ kind: "not_ours" })}>
            {t("decide.nothing.button")}
          </Button>
        </div>
      )}
      {detail.data === undefined &&
        (detail.error ? (
          <ErrorText
            what={t("common.state.failed", { what: t("decide.teach.what") })}
            error={detail.error}
            onRetry={() => void detail.refetch()}
          />
        ) : (
          <Skeleton what={t("decide.teach.what")} rows={5} height={56} />
        ))}
      {detail.data && (
        <Proposals
          kb={kb}
          rows={proposals}
          chosen={picked ? -1 : chosen}
          onChoose={(index) => {
            setPicked(null);
            setChosen(index);
            setShown(true);
          }}
        />
      )}
      {mode === "search" && (
        <div className={css.part}>
          <EntryPicker
            label={t("decide.teach.searchLabel")}
            placeholder={t("decide.teach.search")}
            nothing={t("decide.teach.none")}
            first={[]}
            onPick={(found) => {
              setPicked(found);
              setMode("proposals");
            }}
            onEscape={() => setMode("proposals")}
          />
        </div>
      )}
      {write ? (
        <>
          {entry && mode !== "search" && (
            <ProposalEffect
              kb={kb}
              guess={picked === null && proposals[chosen] !== undefined && isGuess(proposals[chosen], clarifyBand)}
              miss={miss}
              entry={entry}
              number={picked ? null : chosen + 1}
              second={nothing !== null && picked === null}
              proposal={picked ? null : (proposals[chosen] ?? null)}
              onTeach={() => teach(entry)}
            />
          )}
          <MissChoices
            onNew={() => setMode("new")}
            onNotOurs={() => decide({ kind: "not_ours" })}
            onLater={() => decide({ kind: "later" })}
            onOther={() => setMode("search")}
            onUndo={onUndo}
          />
        </>
      ) : (
        <p className={`${css.part ?? ""} text-2`}>{t("decide.teach.viewer")}</p>
      )}
    </Column>
  );
}

/** `taken`: another entry teaches this wording already. */
const teacher = z.object({ entry: z.string(), question: z.string() });

/** What could not be decided: the question is back in the queue, and here is why. */
function FailedLine({ deciding, miss }: { deciding: Deciding; miss: Miss }) {
  const { t } = useTranslation();
  const { failed } = deciding;
  if (!failed || failed.miss.id !== miss.id) return null;
  const other =
    failed.error instanceof ApiError && failed.error.code === "taken" ? teacher.safeParse(failed.error.details).data : undefined;
  return (
    <ErrorText
      what={t("decide.teach.failed", { text: failed.miss.text })}
      error={failed.error}
      kept={other ? t("decide.teach.taken", { question: other.question }) : t("decide.teach.failedKept")}
    >
      {other && (
        <ScreenLink screen="knowledge" search={{ entry: other.entry }}>
          {other.question}
        </ScreenLink>
      )}
    </ErrorText>
  );
}
