// Roles that are given per knowledge base, and "no access", in words.
import { useTranslation } from "react-i18next";

export const givenRoles = ["viewer", "trainer", "publisher"] as const;

/** For a Select; "" is no access. */
export function useRoleOptions(): { value: string; label: string }[] {
  const { t } = useTranslation();
  return [
    ...givenRoles.map((value) => ({ value: value as string, label: t(`common.role.${value}`) })),
    { value: "", label: t("settings.members.none") },
  ];
}
