// All tags of the knowledge base with how many entries have each: renamed, merged or taken away everywhere.
import { ActionIcon, Menu, Modal, Select, TextInput } from "@mantine/core";
import { IconArrowMerge, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi } from "../../lib/queries.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { PrimaryButton } from "../../ui/form/PrimaryButton.tsx";
import { EmptyHint, NoMatch } from "../../ui/state/EmptyHint.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { useBulk } from "../useBulk.ts";
import css from "./Tags.module.css";

type Doing = { kind: "rename" | "merge"; tag: string } | null;

export function TagsDialog({ onShow, onClose }: { onShow: (tag: string) => void; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const kb = useKnowledgeBase().id;
  const write = useMay()("write");
  const bulk = useBulk();
  const query = useApi("listTags", { kb });
  const [sought, setSought] = useState("");
  const [doing, setDoing] = useState<Doing>(null);
  const list = useRef<HTMLUListElement>(null);
  const tags = query.data?.rows ?? [];
  const shown = tags.filter(({ tag }) => tag.toLowerCase().includes(sought.trim().toLowerCase()));
  const become = (tag: string, name: string): void => {
    setDoing(null);
    if (name === "" || name === tag) return;
    void bulk.run({ by: "filter", filter: { tag } }, { field: "tags", remove: [tag], add: [name] }, (count) =>
      t("knowledge.bulk.retagged", { count, from: tag, name }),
    );
  };
  const remove = (tag: string): void =>
    void bulk.run({ by: "filter", filter: { tag } }, { field: "tags", remove: [tag] }, (count) =>
      t("knowledge.bulk.untagged", { count, name: tag }),
    );
  const keys = (event: KeyboardEvent<HTMLElement>, tag: string): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-tag]") ?? [])];
    const at = rows.indexOf(event.currentTarget);
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step !== undefined) rows[at + step]?.focus();
    else if (event.key === "F2" && write) setDoing({ kind: "rename", tag });
    else if (event.key === "m" && write) setDoing({ kind: "merge", tag });
    else if (event.key === "Delete" && write) remove(tag);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t("knowledge.bulk.tags.title")}
      closeButtonProps={{ "aria-label": t("common.action.close") }}
    >
      {doing?.kind === "merge" ? (
        <MergeTag
          tag={doing.tag}
          tags={tags.map((row) => row.tag)}
          onMerge={(into) => become(doing.tag, into)}
          onCancel={() => setDoing(null)}
        />
      ) : (
        <div className={css.dialog}>
          {tags.length > 8 && (
            <TextInput
              data-autofocus
              aria-label={t("knowledge.bulk.tags.find")}
              placeholder={t("knowledge.bulk.tags.find")}
              value={sought}
              onChange={(event) => setSought(event.currentTarget.value)}
            />
          )}
          <StateView
            query={query}
            what={t("knowledge.bulk.tags.what")}
            name="tags"
            rows={6}
            count={({ rows }) => rows.length}
            empty={<EmptyHint flush small title={t("knowledge.bulk.tags.none")} line={t("knowledge.bulk.tags.noneLine")} />}
          >
            {() =>
              shown.length === 0 ? (
                <NoMatch onClear={() => setSought("")} />
              ) : (
                <ul ref={list} className={css.list} aria-label={t("knowledge.bulk.tags.list")}>
                  {shown.map(({ tag, entries }) => (
                    <li key={tag} className={css.row}>
                      {doing?.tag === tag ? (
                        <TagName
                          tag={tag}
                          isTaken={(name) => name !== tag && tags.some((row) => row.tag === name)}
                          onDone={(name) => (name === null ? setDoing(null) : become(tag, name))}
                        />
                      ) : (
                        <>
                          <button
                            type="button"
                            data-tag
                            className={css.tag}
                            title={t("knowledge.bulk.tags.show")}
                            onClick={() => onShow(tag)}
                            onKeyDown={(event) => keys(event, tag)}
                          >
                            <span className="grow ellipsis">{tag}</span>
                            <span className="num text-2">{entries.toLocaleString(i18n.language)}</span>
                          </button>
                          {write && (
                            <Menu position="bottom-end">
                              <Menu.Target>
                                <ActionIcon size="sm" aria-label={t("knowledge.bulk.tags.actions", { name: tag })}>
                                  <IconDots size={16} aria-hidden />
                                </ActionIcon>
                              </Menu.Target>
                              <Menu.Dropdown>
                                <Menu.Item
                                  leftSection={<IconPencil size={14} aria-hidden />}
                                  rightSection={<span className="xs text-3">F2</span>}
                                  onClick={() => setDoing({ kind: "rename", tag })}
                                >
                                  {t("knowledge.bulk.tags.rename")}
                                </Menu.Item>
                                <Menu.Item
                                  leftSection={<IconArrowMerge size={14} aria-hidden />}
                                  rightSection={<span className="xs text-3">m</span>}
                                  onClick={() => setDoing({ kind: "merge", tag })}
                                >
                                  {t("knowledge.bulk.tags.merge")}
                                </Menu.Item>
                                <Menu.Item
                                  leftSection={<IconTrash size={14} aria-hidden />}
                                  rightSection={<span className="xs text-3">Del</span>}
                                  onClick={() => remove(tag)}
                                >
                                  {t("knowledge.bulk.tags.remove")}
                                </Menu.Item>
                              </Menu.Dropdown>
                            </Menu>
                          )}
                        </>
                      )}
                    </li>
                  ))}
                </ul>
              )
            }
          </StateView>
          {write && tags.length > 0 && <p className="xs text-3">{t("knowledge.bulk.tags.hint")}</p>}
        </div>
      )}
    </Modal>
  );
}

/** A tag's name being written: Enter keeps it, Escape does not; that of another tag merges the two. */
function TagName({ tag, isTaken, onDone }: { tag: string; isTaken: (name: string) => boolean; onDone: (name: string | null) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(tag);
  const said = name.trim();
  return (
    <TextInput
      className="grow"
      autoFocus
      maxLength={40}
      aria-label={t("knowledge.bulk.tags.newName")}
      value={name}
      description={isTaken(said) ? t("knowledge.bulk.tags.taken", { name: said }) : undefined}
      inputWrapperOrder={["label", "input", "description"]}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => onDone(null)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.keyCode === 229) return;
        if (event.key === "Enter" && said !== "") onDone(said);
        else if (event.key === "Escape") onDone(null);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}

function MergeTag({
  tag,
  tags,
  onMerge,
  onCancel,
}: {
  tag: string;
  tags: readonly string[];
  onMerge: (into: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [into, setInto] = useState<string | null>(null);
  return (
    <div className={css.dialog}>
      <h3 className="medium">{t("knowledge.bulk.tags.mergeTitle", { name: tag })}</h3>
      <Select
        label={t("knowledge.bulk.tags.mergeInto")}
        data={tags.filter((one) => one !== tag)}
        value={into}
        onChange={setInto}
        searchable
        limit={200}
        nothingFoundMessage={t("common.state.noMatch")}
        data-autofocus
      />
      <div className="row" style={{ justifyContent: "flex-end" }}>
        <button type="button" className="link" onClick={onCancel}>
          {t("common.action.cancel")}
        </button>
        <PrimaryButton scope="dialog" disabled={into === null} onRun={() => into !== null && onMerge(into)}>
          {t("knowledge.bulk.merge.run")}
        </PrimaryButton>
      </div>
    </div>
  );
}
