// Under what is saved whole: how much is unsaved, discard and save; and above it, what somebody else saved meanwhile.
import { Alert, Button } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../../lib/time.ts";
import type { KeyScope } from "../../lib/keys.ts";
import { showUndo } from "../../lib/undo.ts";
import type { PartState } from "../../lib/usePartForm.ts";
import { ErrorLine } from "../state/ErrorText.tsx";
import { PrimaryButton } from "./PrimaryButton.tsx";

export interface PartFooterProps {
  form: PartState;
  /** Why it cannot be saved as it is, in words. */
  blocked?: string | null;
  /** Said while nothing is unsaved. */
  quiet: ReactNode;
  /** "dialog" where it stands in a drawer. */
  scope?: KeyScope;
  /** What stands before the buttons. */
  extra?: ReactNode;
}

export function PartFooter({ form, blocked = null, quiet, scope = "page", extra }: PartFooterProps) {
  const { t } = useTranslation();
  const { changes } = form;
  const discard = (): void => {
    const undo = form.discard();
    showUndo(t("parts.discarded", { count: changes }), undo);
  };
  return (
    <>
      <span className="grow" role="status">
        {form.error ? (
          <ErrorLine error={form.error} />
        ) : changes === 0 ? (
          quiet
        ) : blocked ? (
          <span className="text-attention">{blocked}</span>
        ) : scope === "dialog" ? null : (
          // A drawer is too narrow for it, and it still stands on the page.
          t("parts.unsaved", { count: changes })
        )}
      </span>
      {extra}
      {changes > 0 && (
        <Button size="sm" variant="subtle" onClick={discard}>
          {t("parts.discard")}
        </Button>
      )}
      <PrimaryButton
        size="sm"
        scope={scope}
        does={t("parts.save")}
        disabled={changes === 0 || blocked !== null || form.conflict !== null}
        loading={form.saving}
        runsAgain
        onRun={form.save}
      >
        {t("parts.save")}
      </PrimaryButton>
    </>
  );
}

export interface PartConflictProps {
  form: PartState;
  /** What the newer revision changed, in a few words. */
  children?: ReactNode;
}

/** Says who saved a newer revision, and offers both ways on. Shows nothing without a conflict. */
export function PartConflict({ form, children }: PartConflictProps) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const { conflict } = form;
  if (!conflict) return null;
  return (
    <Alert variant="light" color="orange" role="alert" icon={<IconGitMerge size={16} aria-hidden />} radius={0} p="sm">
      <p>{t("parts.conflict", { who: conflict.by ?? t("parts.system"), at: dayTime(conflict.at), revision: conflict.revision })}</p>
      {children}
      <div className="row" style={{ marginTop: 8 }}>
        <Button size="sm" onClick={form.merge}>
          {t("parts.merge")}
        </Button>
        <Button size="sm" variant="subtle" onClick={form.keepMine}>
          {t("parts.keepMine")}
        </Button>
        <span className="xs text-2">{t("parts.mergeLine")}</span>
      </div>
    </Alert>
  );
}
