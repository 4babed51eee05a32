// Members: everybody with an account and the role here; giving roles, adding people, resetting passwords.
import { Button, Select } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { usePerson } from "../../lib/session.ts";
import { showUndo } from "../../lib/undo.ts";
import { useApi, useCommand } from "../../lib/queries.ts";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { Confirm } from "../../ui/form/Confirm.tsx";
import { ErrorLine } from "../../ui/state/ErrorText.tsx";
import { Person } from "../../ui/text/Person.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import css from "../Settings.module.css";
import { givenRoles, NewMember, ResetPassword, useRoleOptions } from "./MemberForms.tsx";

type Member = OutputOf<"listMembers">["rows"][number];
type Given = (typeof givenRoles)[number] | null;

export function Members({ kb }: { kb: string }) {
  const { t } = useTranslation();
  const me = usePerson();
  const query = useApi("listMembers", { kb });
  const set = useCommand("setMember");
  const roles = useRoleOptions();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const [resetting, setResetting] = useState<Member | null>(null);
  const nameOf = (role: Member["role"]): string => (role === null ? t("settings.members.none") : t(`common.role.${role}`));
  const give = (member: Member, role: Given): void => {
    const before = member.role;
    set.mutate(
      { kb, user: member.user, role },
      {
        onSuccess: () =>
          showUndo(t("settings.members.roleSet", { name: member.name, role: nameOf(role) }), () =>
            set.mutateAsync({ kb, user: member.user, role: before === "admin" ? null : before }),
          ),
      },
    );
  };
  const choose = (member: Member, value: string | null): void => {
    const role = givenRoles.find((one) => one === value) ?? null;
    if (role === member.role) return;
    if (role === null) setLeaving(member);
    else give(member, role);
  };
  return (
    <Column
      label={t("settings.section.members")}
      head={
        <PageHead title={t("settings.section.members")}>
          <Button size="sm" leftSection={<IconUserPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
            {t("settings.members.add")}
          </Button>
        </PageHead>
      }
    >
      <div className={css.page}>
        <p className="text-2">{t("settings.members.line")}</p>
        <ErrorLine error={set.error} />
        <StateView query={query} what={t("settings.members.what")} name="members" rows={4} rowHeight={52}>
          {({ rows }) => (
            <ul className={css.list} aria-label={t("settings.members.title")}>
              {rows.map((member) => (
                <li key={member.user} className={css.item}>
                  <Person name={member.name} />
                  <div className="grow">
                    <p className="ellipsis">
                      <span className={member.role === null ? "text-3" : "medium"}>{member.name}</span>
                      {member.user === me.id && <span className="text-3">{` · ${t("settings.members.you")}`}</span>}
                    </p>
                    {member.role !== null && <p className="xs text-3">{t(`settings.members.may.${member.role}`)}</p>}
                  </div>
                  {member.role === "admin" ? (
                    <span className="text-2" style={{ width: 140, paddingLeft: 10, boxSizing: "border-box" }}>
                      {t("common.role.admin")}
                    </span>
                  ) : (
                    <Select
                      size="sm"
                      w={140}
                      aria-label={t("settings.members.roleOf", { name: member.name })}
                      data={roles}
                      value={member.role ?? ""}
                      onChange={(value) => choose(member, value)}
                      allowDeselect={false}
                    />
                  )}
                  {/* One's own is changed in the person's menu, with the old one asked for. */}
                  <span style={{ width: 116, textAlign: "right" }}>
                    {member.user !== me.id && (
                      <Button
                        size="xs"
                        variant="subtle"
                        aria-label={`${t("settings.members.reset")} ${member.name}`}
                        onClick={() => setResetting(member)}
                      >
                        {t("settings.members.reset")}
                      </Button>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </StateView>
      </div>
      {adding && <NewMember kb={kb} onClose={() => setAdding(false)} />}
      {resetting && <ResetPassword user={resetting.user} name={resetting.name} onClose={() => setResetting(null)} />}
      {leaving && (
        <Confirm
          opened
          onClose={() => setLeaving(null)}
          title={t("settings.members.removeTitle", { name: leaving.name })}
          action={t("settings.members.removeAction", { name: leaving.name })}
          danger
          onConfirm={() => {
            give(leaving, null);
            setLeaving(null);
          }}
        >
          {t("settings.members.removeLine", { name: leaving.name })}
        </Confirm>
      )}
    </Column>
  );
}
