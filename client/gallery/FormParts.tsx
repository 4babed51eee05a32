// Buttons, fields, choices, and what asks first.
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../lib/api.ts";
import type { PartState } from "../lib/usePartForm.ts";
import { Confirm } from "../ui/form/Confirm.tsx";
import { EntryPicker } from "../ui/form/EntryPicker.tsx";
import { IconUserPlus } from "@tabler/icons-react";
import { IconMenu } from "../ui/form/IconMenu.tsx";
import { HeadSelect } from "../ui/form/HeadSelect.tsx";
import { GrowingTextarea } from "../ui/form/GrowingTextarea.tsx";
import { PartConflict, PartFooter } from "../ui/form/PartFooter.tsx";
import { FormButton, PrimaryButton } from "../ui/form/PrimaryButton.tsx";
import { SearchBox } from "../ui/form/SearchBox.tsx";
import { WordsInput } from "../ui/form/WordsInput.tsx";
import { FileParts } from "./FileParts.tsx";
import css from "./Gallery.module.css";
import { KindSection, GalleryPart, Stage, State } from "./Part.tsx";

const nothing = (): void => {};
const saved = { revision: 7, content: null, by: null, at: new Date().toISOString() };
/** What is saved whole, in one of its states. */
const form = (more: Partial<PartState>): PartState => ({
  base: saved,
  changes: 0,
  save: nothing,
  saving: false,
  error: null,
  conflict: null,
  merge: nothing,
  keepMine: nothing,
  discard: () => nothing,
  ...more,
});
const Foot = ({ children }: { children: ReactNode }) => (
  <Stage>
    <div className={css.foot}>{children}</div>
  </Stage>
);

export function FormParts() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"publish" | "remove" | null>(null);
  const [menu, setMenu] = useState(false);
  const [picking, setPicking] = useState(false);
  const [channel, setChannel] = useState("web");
  const [text, setText] = useState("");
  const [words, setWords] = useState<readonly string[]>(t("gallery.sample.words").split(/[、,]\s*/u));
  const field = { label: t("gallery.sample.synonyms"), placeholder: t("gallery.sample.placeholder"), words, onChange: setWords };
  const quiet = t("parts.saved", { revision: 7, who: t("gallery.sample.name"), at: "10:42" });
  return (
    <KindSection kind="form">
      <GalleryPart name="PrimaryButton, FormButton" file="form/PrimaryButton.tsx" what={t("gallery.what.primary")}>
        <State name={t("gallery.on.ready")} side>
          <PrimaryButton does="" onRun={nothing}>
            {t("gallery.sample.publish")}
          </PrimaryButton>
        </State>
        <State name={t("gallery.on.busy")} side>
          <PrimaryButton loading onRun={nothing}>
            {t("gallery.sample.publish")}
          </PrimaryButton>
        </State>
        <State name={t("gallery.on.off")} side>
          <PrimaryButton disabled onRun={nothing}>
            {t("gallery.sample.publish")}
          </PrimaryButton>
          <span className="xs text-2">{t("gallery.sample.reason")}</span>
        </State>
        <State name={t("gallery.on.submit")}>
          <form onSubmit={(event) => event.preventDefault()} style={{ width: 320 }}>
            <FormButton busy={false}>{t("gallery.sample.save")}</FormButton>
          </form>
        </State>
      </GalleryPart>
      <GalleryPart name="Confirm" file="form/Confirm.tsx" what={t("gallery.what.confirm")}>
        <State name={t("gallery.on.start")} side>
          <Button onClick={() => setAsking("publish")}>{t("gallery.on.asks")}</Button>
          <Button onClick={() => setAsking("remove")}>{t("gallery.on.danger")}</Button>
          <Confirm
            opened={asking !== null}
            onClose={() => setAsking(null)}
            title={asking === "remove" ? t("gallery.sample.remove") : t("gallery.sample.publish")}
            action={asking === "remove" ? t("gallery.sample.remove") : t("gallery.sample.publish")}
            danger={asking === "remove"}
            onConfirm={() => setAsking(null)}
          >
            {asking === "remove" ? t("gallery.sample.removeLine") : t("gallery.sample.publishLine")}
          </Confirm>
        </State>
      </GalleryPart>
      <GalleryPart name="SearchBox" file="form/SearchBox.tsx" what={t("gallery.what.search")}>
        <State name={t("gallery.on.empty")} side>
          <SearchBox label={t("gallery.sample.search")} placeholder={t("gallery.sample.search")} value={text} onChange={setText} />
        </State>
        <State name={t("gallery.on.typed")} side>
          <SearchBox label={t("gallery.sample.search")} placeholder="" value={t("gallery.sample.question")} onChange={nothing} />
        </State>
      </GalleryPart>
      <GalleryPart name="GrowingTextarea" file="form/GrowingTextarea.tsx" what={t("gallery.what.growing")}>
        <State name={t("gallery.on.oneLine")} side>
          <GrowingTextarea minRows={1} maxRows={4} aria-label={t("gallery.on.oneLine")} defaultValue={t("gallery.sample.question")} />
        </State>
        <State name={t("gallery.on.long")} side>
          <GrowingTextarea
            minRows={1}
            maxRows={4}
            aria-label={t("gallery.on.long")}
            defaultValue={t("gallery.sample.question").repeat(12)}
          />
        </State>
      </GalleryPart>
      <GalleryPart name="WordsInput" file="form/WordsInput.tsx" what={t("gallery.what.words")}>
        <State name={t("gallery.on.plain")} side>
          <WordsInput {...field} />
        </State>
        <State name={t("gallery.on.wrong")} side>
          <WordsInput {...field} error={t("gallery.sample.taken")} />
        </State>
        <State name={t("gallery.on.read")} side>
          <WordsInput {...field} disabled />
        </State>
      </GalleryPart>
      <GalleryPart name="EntryPicker" file="form/EntryPicker.tsx" what={t("gallery.what.picker")}>
        <State name={t("gallery.on.start")}>
          <Button onClick={() => setPicking(!picking)} aria-expanded={picking}>
            {t("gallery.sample.open")}
          </Button>
          {picking && (
            <div style={{ width: 360, marginTop: 8 }}>
              <EntryPicker
                label={t("gallery.sample.search")}
                placeholder={t("gallery.sample.search")}
                nothing={t("gallery.sample.nothing")}
                onPick={() => setPicking(false)}
                onEscape={() => setPicking(false)}
              />
            </div>
          )}
        </State>
      </GalleryPart>
      <GalleryPart name="HeadSelect" file="form/HeadSelect.tsx" what={t("gallery.what.headSelect")}>
        <State name={t("gallery.on.plain")} side>
          <HeadSelect
            label={t("gallery.sample.channel")}
            options={[
              { value: "web", label: t("gallery.sample.web") },
              { value: "wechat", label: t("gallery.sample.wechat") },
            ]}
            value={channel}
            onChange={setChannel}
          />
        </State>
      </GalleryPart>
      <GalleryPart name="IconMenu" file="form/IconMenu.tsx" what={t("gallery.what.iconMenu")}>
        <State name={t("gallery.on.plain")} side>
          <IconMenu
            label={t("gallery.sample.channel")}
            icon={<IconUserPlus size={16} aria-hidden />}
            items={[{ key: "web", label: t("gallery.sample.web"), onRun: () => {} }]}
            opened={menu}
            onOpened={setMenu}
          />
        </State>
      </GalleryPart>
      <FileParts />
      <GalleryPart name="PartFooter, PartConflict" file="form/PartFooter.tsx" what={t("gallery.what.partFooter")}>
        <State name={t("gallery.on.quiet")}>
          <Foot>
            <PartFooter form={form({})} quiet={quiet} />
          </Foot>
        </State>
        <State name={t("gallery.on.unsaved")}>
          <Foot>
            <PartFooter form={form({ changes: 3 })} quiet={quiet} />
          </Foot>
        </State>
        <State name={t("gallery.on.blocked")}>
          <Foot>
            <PartFooter form={form({ changes: 1 })} blocked={t("gallery.sample.taken")} quiet={quiet} />
          </Foot>
        </State>
        <State name={t("gallery.on.failed")}>
          <Foot>
            <PartFooter form={form({ changes: 2, error: new ApiError("offline", "") })} quiet={quiet} />
          </Foot>
        </State>
        <State name={t("gallery.on.conflict")}>
          <Stage>
            <PartConflict form={form({ changes: 2, conflict: { ...saved, revision: 8, by: t("gallery.sample.name") } })} />
          </Stage>
        </State>
      </GalleryPart>
    </KindSection>
  );
}
