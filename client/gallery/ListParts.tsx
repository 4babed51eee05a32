// Rows, long lists, filters.
import { ActionIcon, Button } from "@mantine/core";
import { IconBan, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FilterBar } from "../ui/list/FilterBar.tsx";
import { FilterChip, FormChip, ToggleChip } from "../ui/list/FilterChip.tsx";
import { ChoiceRow, Row, TableBox, TableHead } from "../ui/list/Row.tsx";
import { VirtualList } from "../ui/list/VirtualList.tsx";
import { ChangeMark } from "../ui/text/EntryMarks.tsx";
import css from "./Gallery.module.css";
import { KindSection, GalleryPart, Stage, State } from "./Part.tsx";

const many = 10_000;
const nothing = (): void => {};

export function ListParts() {
  const { t } = useTranslation();
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set(["1"]));
  const [opened, setOpened] = useState("2");
  const [channel, setChannel] = useState<string | null>("web");
  const [mine, setMine] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const questions = [t("gallery.sample.question"), t("gallery.sample.other"), t("gallery.sample.third")];
  const rowAt = (index: number) => ({ id: String(index), question: questions[index % questions.length] ?? "" });
  const entry = t("gallery.sample.entry");
  const edit = (
    <ActionIcon size="sm" aria-label={t("gallery.sample.open")}>
      <IconPencil size={14} aria-hidden />
    </ActionIcon>
  );
  const chips = (
    <>
      <FilterChip
        label={t("gallery.sample.channel")}
        options={[
          { value: "web", label: t("gallery.sample.web"), count: 12 },
          { value: "wechat", label: t("gallery.sample.wechat"), count: 7 },
        ]}
        value={channel}
        onChange={setChannel}
      />
      <ToggleChip on={mine} onChange={setMine}>
        {t("gallery.sample.mine")}
      </ToggleChip>
      <FormChip label={t("gallery.sample.category")} value={reason} onClear={() => setReason(null)}>
        {(close) => (
          <Button
            onClick={() => {
              setReason(t("gallery.sample.returns"));
              close();
            }}
          >
            {t("gallery.sample.returns")}
          </Button>
        )}
      </FormChip>
    </>
  );
  return (
    <KindSection kind="list">
      <GalleryPart name="VirtualList" file="list/VirtualList.tsx" what={t("gallery.what.virtualList")}>
        <State name={t("gallery.on.checkable")}>
          <Stage height={181}>
            <VirtualList
              label={t("gallery.sample.what")}
              main={false}
              count={many}
              row={rowAt}
              rowKey={({ id }) => id}
              rowName={({ question }) => question}
              selected={opened}
              onOpen={({ id }) => setOpened(id)}
              checked={checked}
              onCheck={(keys, on) => setChecked((now) => new Set(on ? [...now, ...keys] : [...now].filter((key) => !keys.includes(key))))}
            >
              {({ question }, { index }) => (
                <span className={css.cells}>
                  <span className="ellipsis">{question}</span>
                  <span className="num text-3">{index + 1}</span>
                </span>
              )}
            </VirtualList>
          </Stage>
        </State>
        <State name={t("gallery.on.loading")}>
          <Stage height={73}>
            <VirtualList
              label={t("gallery.sample.what")}
              main={false}
              count={2}
              row={(): string | undefined => undefined}
              rowKey={String}
              rowName={String}
            >
              {() => null}
            </VirtualList>
          </Stage>
        </State>
      </GalleryPart>
      <GalleryPart name="TableHead, TableBox" file="list/Row.tsx" what={t("gallery.what.tableHead")}>
        <State name={t("gallery.on.plain")}>
          <Stage height={106}>
            <TableBox>
              <TableHead cells={css.cells}>
                <span>{t("gallery.sample.what")}</span>
                <span className="num">{t("gallery.sample.hits")}</span>
              </TableHead>
              <Row after={<span className="num">37</span>}>{entry}</Row>
              <Row after={<span className="num">–</span>}>{t("gallery.sample.entryOther")}</Row>
            </TableBox>
          </Stage>
        </State>
      </GalleryPart>
      <GalleryPart name="Row" file="list/Row.tsx" what={t("gallery.what.row")}>
        <State name={t("gallery.on.plain")}>
          <Row before={<ChangeMark change="changed" />} after="37" onOpen={nothing}>
            {entry}
          </Row>
        </State>
        <State name={t("gallery.on.selected")}>
          <Row before={<ChangeMark change="unchanged" />} after="37" selected actions={edit} onOpen={nothing}>
            {entry}
          </Row>
        </State>
        <State name={t("gallery.on.dealt")}>
          <Row quiet after="37">
            {entry}
          </Row>
        </State>
        <State name={t("gallery.on.twoLines")}>
          <Row height={52} actions={edit}>
            {entry}
            <br />
            <span className="xs text-3">{t("gallery.sample.question")}</span>
          </Row>
        </State>
      </GalleryPart>
      <GalleryPart name="ChoiceRow" file="list/Row.tsx" what={t("gallery.what.choice")}>
        <State name={t("gallery.on.ready")}>
          <ChoiceRow
            keys="i"
            icon={<IconBan size={14} aria-hidden />}
            name={t("gallery.sample.choice")}
            line={t("gallery.sample.choiceLine")}
            onRun={nothing}
          />
        </State>
        <State name={t("gallery.on.selected")}>
          <ChoiceRow
            keys="i"
            icon={<IconBan size={14} aria-hidden />}
            name={t("gallery.sample.choice")}
            line={t("gallery.sample.choiceLine")}
            on
            onRun={nothing}
          />
        </State>
        <State name={t("gallery.on.off")}>
          <ChoiceRow
            keys="i"
            icon={<IconBan size={14} aria-hidden />}
            name={t("gallery.sample.choice")}
            line={t("gallery.sample.choiceLine")}
            onRun={null}
          />
        </State>
      </GalleryPart>
      <GalleryPart name="FilterBar" file="list/FilterBar.tsx" what={t("gallery.what.filters")}>
        <State name={t("gallery.on.bar")}>
          <FilterBar>{chips}</FilterBar>
        </State>
      </GalleryPart>
      <GalleryPart name="FilterChip, ToggleChip, FormChip" file="list/FilterChip.tsx" what={t("gallery.what.filters")}>
        <State name={t("gallery.on.plain")} side>
          {chips}
        </State>
      </GalleryPart>
    </KindSection>
  );
}
