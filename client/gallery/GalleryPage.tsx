// Every part of client/ui in each of its states, for whoever builds a screen: there while developing only (`npm run dev`, then /gallery).
import { Navigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useKnowledgeBases } from "../lib/session.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { SplitColumns } from "../ui/page/SplitColumns.tsx";
import { FormParts } from "./FormParts.tsx";
import css from "./Gallery.module.css";
import { ListParts } from "./ListParts.tsx";
import { PageParts } from "./PageParts.tsx";
import type { Kind } from "./Part.tsx";
import { ReplyParts } from "./ReplyParts.tsx";
import { StateParts } from "./StateParts.tsx";
import { TextParts } from "./TextParts.tsx";

const kinds: readonly Kind[] = ["text", "state", "form", "list", "page", "reply"];

export function GalleryPage() {
  const { t } = useTranslation();
  const index = (
    <Column sub label={t("gallery.kinds")} head={<PageHead title={t("gallery.kinds")} />}>
      <nav className={css.index} aria-label={t("gallery.kinds")}>
        {kinds.map((kind) => (
          <a key={kind} href={`#${kind}`} className={css.to}>
            {t(`gallery.kind.${kind}`)}
          </a>
        ))}
      </nav>
    </Column>
  );
  const all = (
    <Column label={t("gallery.title")} head={<PageHead level={1} title={t("gallery.title")} meta="client/ui" />}>
      <p className={css.line}>{t("gallery.line")}</p>
      <TextParts />
      <StateParts />
      <FormParts />
      <ListParts />
      <PageParts />
      <ReplyParts />
    </Column>
  );
  return (
    <SplitColumns
      name="gallery"
      columns={[
        { id: "kinds", label: t("gallery.kinds"), width: 176, min: 120, content: index },
        { id: "parts", label: t("gallery.title"), content: all },
      ]}
    />
  );
}

/** /gallery leads to the gallery in any knowledge base: parts that fetch need one. */
export function GalleryDoor() {
  const first = useKnowledgeBases()?.[0];
  return first ? <Navigate to="/kb/$kb/gallery" params={{ kb: first.id }} replace /> : null;
}
