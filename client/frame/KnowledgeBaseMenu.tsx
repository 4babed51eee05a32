// Which knowledge base this is; another one, a new one, a new name.
import { Menu, Modal } from "@mantine/core";
import { IconCheck, IconPencil, IconPlus, IconSelector } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase, useKnowledgeBases, useMay } from "../lib/session.ts";
import { inPlace } from "../theme.ts";
import { Logo } from "../ui/text/Person.tsx";
import css from "./KnowledgeBaseMenu.module.css";

const KnowledgeBaseForm = lazy(async () => ({ default: (await import("./KnowledgeBaseForm.tsx")).KnowledgeBaseForm }));

export function KnowledgeBaseMenu({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const now = useKnowledgeBase();
  const all = useKnowledgeBases() ?? [];
  const admin = useMay()("admin");
  const [form, setForm] = useState<"create" | "rename" | null>(null);
  return (
    <div className={css.place}>
      <Menu position="bottom-start" width={240} {...inPlace}>
        <Menu.Target>
          <button type="button" className={css.switch} aria-label={t("frame.knowledgeBase.switch", { name: now.name })}>
            <Logo name={now.name} />
            {!narrow && <span className={css.name}>{now.name}</span>}
            {!narrow && <IconSelector size={14} className="text-3" aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t("frame.knowledgeBase.title")}</Menu.Label>
          {all.map((one) => (
            <Menu.Item
              key={one.id}
              rightSection={
                one.id === now.id ? <IconCheck size={14} aria-hidden /> : <span className="xs text-3">{t(`common.role.${one.role}`)}</span>
              }
              onClick={() => void navigate({ to: "/kb/$kb/today", params: { kb: one.id } })}
            >
              {one.name}
            </Menu.Item>
          ))}
          {admin && <Menu.Divider />}
          {admin && (
            <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setForm("rename")}>
              {t("frame.knowledgeBase.rename")}
            </Menu.Item>
          )}
          {admin && (
            <Menu.Item leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setForm("create")}>
              {t("frame.knowledgeBase.create")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={form !== null}
        onClose={() => setForm(null)}
        title={form === "rename" ? t("frame.knowledgeBase.rename") : t("frame.knowledgeBase.create")}
        closeButtonProps={{ "aria-label": t("common.action.close") }}
      >
        <Suspense>
          <KnowledgeBaseForm rename={form === "rename" ? now : undefined} onDone={() => setForm(null)} />
        </Suspense>
      </Modal>
    </div>
  );
}
