// Columns, links, the toast, the welcome page.
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useUndo } from "../lib/undo.ts";
import { SearchBox } from "../ui/form/SearchBox.tsx";
import { CloseButton, Column, ColumnHead, PageHead, Section } from "../ui/page/Column.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { SplitColumns } from "../ui/page/SplitColumns.tsx";
import { Welcome } from "../ui/page/Welcome.tsx";
import { KeyHints } from "../ui/text/Keys.tsx";
import css from "./Gallery.module.css";
import { KindSection, GalleryPart, Stage, State } from "./Part.tsx";

const nothing = (): void => {};

export function PageParts() {
  const { t } = useTranslation();
  const { showDone, showUndo } = useUndo();
  const body = <p style={{ padding: 16 }}>{t("gallery.sample.body")}</p>;
  const column = (name: string, sub: boolean) => (
    <Column sub={sub} label={name} head={<PageHead title={name} />}>
      {body}
    </Column>
  );
  return (
    <KindSection kind="page">
      <GalleryPart name="Column, PageHead, ColumnHead, CloseButton" file="page/Column.tsx" what={t("gallery.what.column")}>
        <State name={t("gallery.on.parts")}>
          <Stage height={180}>
            <Column
              label={t("gallery.sample.title")}
              head={
                <PageHead title={t("gallery.sample.title")} meta="148">
                  <Button size="sm">{t("gallery.sample.open")}</Button>
                  <CloseButton onClose={nothing} />
                </PageHead>
              }
              footer={<KeyHints hints={[{ keys: ["j", "k"], does: t("common.keys.next") }]} />}
            >
              {body}
            </Column>
          </Stage>
        </State>
        <State name={t("gallery.on.typed")}>
          <Stage height={110}>
            <Column
              sub
              label={t("gallery.sample.search")}
              head={
                <ColumnHead>
                  <SearchBox label={t("gallery.sample.search")} placeholder={t("gallery.sample.search")} value="" onChange={nothing} />
                </ColumnHead>
              }
            >
              {body}
            </Column>
          </Stage>
        </State>
      </GalleryPart>
      <GalleryPart name="Section" file="page/Column.tsx" what={t("gallery.what.column")}>
        <State name={t("gallery.on.sections")}>
          <Section title={t("gallery.sample.what")} count={12} actions={<Button size="xs">{t("gallery.sample.open")}</Button>}>
            {t("gallery.sample.body")}
          </Section>
        </State>
      </GalleryPart>
      <GalleryPart name="SplitColumns" file="page/SplitColumns.tsx" what={t("gallery.what.split")}>
        <State name={t("gallery.on.plain")}>
          <Stage height={140}>
            <SplitColumns
              name="gallery.split"
              columns={[
                { id: "left", label: t("gallery.sample.left"), width: 140, min: 100, content: column(t("gallery.sample.left"), true) },
                { id: "middle", label: t("gallery.sample.middle"), content: column(t("gallery.sample.middle"), false) },
                { id: "right", label: t("gallery.sample.right"), width: 140, min: 100, content: column(t("gallery.sample.right"), true) },
              ]}
            />
          </Stage>
        </State>
      </GalleryPart>
      <GalleryPart name="ScreenLink" file="page/ScreenLink.tsx" what={t("gallery.what.link")}>
        <State name={t("gallery.on.plain")} side>
          <ScreenLink screen="knowledge" search={{ text: t("gallery.sample.question") }}>
            {t("gallery.sample.entry")}
          </ScreenLink>
        </State>
      </GalleryPart>
      <GalleryPart name="UndoToast" file="page/UndoToast.tsx" what={t("gallery.what.toast")}>
        <State name={t("gallery.on.start")} side>
          <Button onClick={() => showUndo(t("gallery.sample.done"), () => showDone(t("gallery.sample.undone")))}>
            {t("gallery.on.undo")}
          </Button>
          <Button onClick={() => showDone(t("gallery.sample.done"))}>{t("gallery.on.says")}</Button>
        </State>
      </GalleryPart>
      <GalleryPart name="Welcome" file="page/Welcome.tsx" what={t("gallery.what.welcome")}>
        <State name={t("gallery.on.large")}>
          <Stage height={324}>
            <div className={css.half} inert>
              <Welcome>
                <h3 className="xl">{t("gallery.sample.title")}</h3>
                {t("gallery.sample.body")}
              </Welcome>
            </div>
          </Stage>
        </State>
      </GalleryPart>
    </KindSection>
  );
}
