// What the robot said, and why.
import { useTranslation } from "react-i18next";
import { AgentSaid } from "../ui/reply/AgentSaid.tsx";
import { Bands } from "../ui/reply/Bands.tsx";
import { EntryScore } from "../ui/reply/EntryScore.tsx";
import { Markdown } from "../ui/reply/Markdown.tsx";
import { MissReason } from "../ui/reply/MissReason.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { Provisional } from "../ui/reply/Provisional.tsx";
import { Reading } from "../ui/reply/Reading.tsx";
import { KindSection, GalleryPart, State } from "./Part.tsx";

const outcomes = ["answered", "clarify", "unanswered", "handoff", "blocked"] as const;
const reasons = ["unanswered", "not_in_force", "none_of_these", "unhelpful", "wrong_answer", "handed_off", "low_confidence"] as const;

export function ReplyParts() {
  const { t } = useTranslation();
  return (
    <KindSection kind="reply">
      <GalleryPart name="Outcome" file="reply/Outcome.tsx" what={t("gallery.what.outcome")}>
        <State name={t("gallery.on.plain")} side>
          {outcomes.map((outcome) => (
            <Outcome key={outcome} outcome={outcome} confidence={82} />
          ))}
        </State>
        <State name={t("gallery.on.badge")} side>
          {outcomes.map((outcome) => (
            <Outcome key={outcome} outcome={outcome} confidence={82} badge />
          ))}
        </State>
        <State name={t("gallery.on.bare")} side>
          {outcomes.map((outcome) => (
            <Outcome key={outcome} outcome={outcome} confidence={82} bare />
          ))}
        </State>
      </GalleryPart>
      <GalleryPart name="EntryScore" file="reply/EntryScore.tsx" what={t("gallery.what.entryScore")}>
        <State name={t("gallery.on.plain")} side>
          {[84, 52, 17].map((confidence) => (
            <EntryScore key={confidence} confidence={confidence} state="usable" bands={{ answer: 70, clarify: 40 }} />
          ))}
          {(["disabled", "pending", "expired", "no_answer"] as const).map((state) => (
            <EntryScore key={state} confidence={84} state={state} bands={{ answer: 70, clarify: 40 }} />
          ))}
        </State>
      </GalleryPart>
      <GalleryPart name="MissReason" file="reply/MissReason.tsx" what={t("gallery.what.missReason")}>
        <State name={t("gallery.on.plain")} side>
          {reasons.map((reason) => (
            <MissReason key={reason} reason={reason} />
          ))}
        </State>
      </GalleryPart>
      <GalleryPart name="AgentSaid" file="reply/AgentSaid.tsx" what={t("gallery.what.agentSaid")}>
        <State name={t("gallery.on.plain")}>
          <AgentSaid
            message={{ id: "1", at: "2026-11-30T02:05:00.000Z", text: t("gallery.sample.entryOther"), agent: null, after: null }}
          />
        </State>
      </GalleryPart>
      <GalleryPart name="Bands" file="reply/Bands.tsx" what={t("gallery.what.bands")}>
        <State name={t("gallery.on.plain")}>
          <Bands
            thresholds={{ answer: 70, clarify: 40 }}
            candidates={[
              { entry: "1", question: t("gallery.sample.entry"), confidence: 84 },
              { entry: "2", question: t("gallery.sample.entryOther"), confidence: 52 },
              { entry: "3", question: t("gallery.sample.third"), confidence: 17 },
            ]}
            onOpen={() => {}}
          />
        </State>
      </GalleryPart>
      <GalleryPart name="Reading" file="reply/Reading.tsx" what={t("gallery.what.reading")}>
        <State name={t("gallery.on.plain")}>
          <Reading
            towards={t("gallery.sample.entry")}
            start={-4}
            pieces={[
              { text: t("gallery.sample.piece"), contribution: 21 },
              { text: t("gallery.sample.piece2"), contribution: null },
              { text: t("gallery.sample.piece3"), contribution: 34 },
              { text: t("gallery.sample.piece4"), contribution: -6 },
            ]}
          />
        </State>
      </GalleryPart>
      <GalleryPart name="Markdown" file="reply/Markdown.tsx" what={t("gallery.what.markdown")}>
        <State name={t("gallery.on.plain")}>
          <Markdown text={t("gallery.sample.answer")} />
        </State>
      </GalleryPart>
      <GalleryPart name="Provisional" file="reply/Provisional.tsx" what={t("gallery.what.provisional")}>
        <State name={t("gallery.on.plain")} side>
          <Provisional on />
        </State>
      </GalleryPart>
    </KindSection>
  );
}
