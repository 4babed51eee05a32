// Words with a look.
import { IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CodeBlock } from "../ui/text/CodeBlock.tsx";
import { Diff } from "../ui/text/Diff.tsx";
import { Effect } from "../ui/text/Effect.tsx";
import { ChangeMark, Validity } from "../ui/text/EntryMarks.tsx";
import { Figure, Sparkline } from "../ui/text/Figure.tsx";
import { KeyHints, Keys, ListKeys } from "../ui/text/Keys.tsx";
import { Logo, Person } from "../ui/text/Person.tsx";
import { Tag } from "../ui/text/Tag.tsx";
import css from "./Gallery.module.css";
import { KindSection, GalleryPart, State } from "./Part.tsx";

const hues = ["grey", "accent", "green", "blue", "orange", "red"] as const;
const dayMs = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();

export function TextParts() {
  const { t } = useTranslation();
  const times = { validFrom: null, validUntil: null, enabled: true };
  return (
    <KindSection kind="text">
      <GalleryPart name="Tag" file="text/Tag.tsx" what={t("gallery.what.tag")}>
        <State name={t("gallery.on.hues")} side>
          {hues.map((hue) => (
            <Tag key={hue} hue={hue}>
              {hue}
            </Tag>
          ))}
        </State>
        <State name={t("gallery.on.outlined")} side>
          {hues.map((hue) => (
            <Tag key={hue} hue={hue} outline>
              {hue}
            </Tag>
          ))}
        </State>
        <State name={t("gallery.on.icon")} side>
          <Tag hue="orange" icon={<IconClock size={12} aria-hidden />}>
            {t("gallery.on.soon")}
          </Tag>
        </State>
      </GalleryPart>
      <GalleryPart name="ChangeMark" file="text/EntryMarks.tsx" what={t("gallery.what.changeMark")}>
        <State name={t("gallery.on.marks")} side>
          {(["new", "changed", "deleted", "unchanged"] as const).map((change) => (
            <ChangeMark key={change} change={change} />
          ))}
        </State>
        <State name={t("gallery.on.words")} side>
          {(["new", "changed", "deleted"] as const).map((change) => (
            <ChangeMark key={change} change={change} full />
          ))}
        </State>
      </GalleryPart>
      <GalleryPart name="Validity" file="text/EntryMarks.tsx" what={t("gallery.what.validity")}>
        <State name={t("gallery.on.pending")} side>
          <Validity {...times} validity="pending" validFrom={inDays(20)} />
        </State>
        <State name={t("gallery.on.inForce")} side>
          <Validity {...times} validity="in_force" full />
        </State>
        <State name={t("gallery.on.soon")} side>
          <Validity {...times} validity="in_force" validUntil={inDays(4)} />
        </State>
        <State name={t("gallery.on.expired")} side>
          <Validity {...times} validity="expired" validUntil={inDays(-4)} />
        </State>
        <State name={t("gallery.on.disabled")} side>
          <Validity {...times} validity="in_force" enabled={false} />
        </State>
      </GalleryPart>
      <GalleryPart name="Keys, KeyHints, ListKeys" file="text/Keys.tsx" what={t("gallery.what.keys")}>
        <State name={t("gallery.on.caps")} side>
          <Keys keys="mod+Enter" />
          <Keys keys={["j", "k"]} />
          <Keys keys="Escape" />
        </State>
        <State name={t("gallery.on.hints")} side>
          <KeyHints
            hints={[
              { keys: ["j", "k"], does: t("common.keys.next") },
              { keys: "x", does: t("common.keys.select") },
            ]}
          />
          <ListKeys opens />
        </State>
      </GalleryPart>
      <GalleryPart name="Effect" file="text/Effect.tsx" what={t("gallery.what.effect")}>
        <State name={t("gallery.on.full")} side>
          <Effect gained={12} moved={3} lost={1} label={t("gallery.what.effect")} />
        </State>
        <State name={t("gallery.on.none")} side>
          <Effect gained={0} moved={0} lost={0} label={t("gallery.what.effect")} />
        </State>
      </GalleryPart>
      <GalleryPart name="Figure, Sparkline" file="text/Figure.tsx" what={t("gallery.what.figure")}>
        <State name={t("gallery.on.better")} side>
          <div className={css.figure}>
            <Figure
              label={t("gallery.sample.label")}
              value={t("gallery.sample.value")}
              delta={{ text: "+1.4", tone: "good" }}
              note={t("gallery.sample.note")}
              formula={t("gallery.sample.formula")}
            />
          </div>
        </State>
        <State name={t("gallery.on.opens")} side>
          <div className={css.figure}>
            <Figure
              label={t("gallery.sample.label")}
              value={t("gallery.sample.value")}
              delta={{ text: "−2.0", tone: "bad" }}
              formula={t("gallery.sample.formula")}
              onOpen={() => {}}
            />
          </div>
          <div className={css.figure}>
            <Figure
              label={t("gallery.sample.label")}
              value={t("gallery.sample.value")}
              formula={t("gallery.sample.formula")}
              selected
              onOpen={() => {}}
            />
          </div>
        </State>
        <State name={t("gallery.on.none")} side>
          <Figure label={t("gallery.sample.label")} value={null} formula={t("gallery.sample.formula")} />
        </State>
        <State name={t("gallery.on.trend")} side>
          <Sparkline values={[2, 5, 3, 8, 6, 9, 12]} />
          <Sparkline values={[0, 0, 0]} />
        </State>
      </GalleryPart>
      <GalleryPart name="Person, Logo" file="text/Person.tsx" what={t("gallery.what.person")}>
        <State name={t("gallery.on.plain")} side>
          <Person name={t("gallery.sample.name")} />
        </State>
        <State name={t("gallery.on.small")} side>
          <Person small name={t("gallery.sample.name")} />
        </State>
        <State name={t("gallery.on.logo")} side>
          <Logo name={t("gallery.sample.shop")} />
          {t("gallery.sample.shop")}
        </State>
      </GalleryPart>
      <GalleryPart name="Diff" file="text/Diff.tsx" what={t("gallery.what.diff")}>
        <State name={t("gallery.on.short")}>
          <Diff before={t("gallery.sample.before")} after={t("gallery.sample.after")} />
        </State>
        <State name={t("gallery.on.oneLine")}>
          <Diff before={t("gallery.sample.before")} after={t("gallery.sample.after")} oneLine />
        </State>
        <State name={t("gallery.on.long")}>
          <Diff before={t("gallery.sample.long")} after={t("gallery.sample.longAfter")} />
        </State>
      </GalleryPart>
      <GalleryPart name="CodeBlock" file="text/CodeBlock.tsx" what={t("gallery.what.code")}>
        <State name={t("gallery.on.plain")}>
          <CodeBlock label={t("gallery.sample.key")} code={'curl -H "Authorization: Bearer rt_…" \\\n  https://robots.example/v1/ask'} />
        </State>
      </GalleryPart>
    </KindSection>
  );
}
