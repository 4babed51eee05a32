// Nothing there yet: what to do first, one line, the control itself, then other ways. No pictures.
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import css from "./EmptyHint.module.css";

export interface EmptyHintProps {
  title: string;
  line?: ReactNode;
  /** The control that does it: a real form or a button. */
  children?: ReactNode;
  /** Within a panel or list: smaller, at the left. */
  small?: boolean;
  /** Within what has a margin of its own, such as a window. */
  flush?: boolean;
}

export function EmptyHint({ title, line, children, small = false, flush = false }: EmptyHintProps) {
  return (
    <div className={css.empty} data-small={small || undefined} data-flush={flush || undefined}>
      <h2 className={small ? undefined : "xl"}>{title}</h2>
      {line !== undefined && <p className={small ? "xs text-2" : "text-2"}>{line}</p>}
      {children !== undefined && <div className={css.control}>{children}</div>}
    </div>
  );
}

/** A filter left nothing over: say so and clear it. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyHint small title={t("common.state.noMatch")}>
      <Button size="sm" onClick={onClear}>
        {t("common.action.clearFilters")}
      </Button>
    </EmptyHint>
  );
}

/** Another way to begin: a row with an icon, two lines and a button. */
export function OtherWay({ icon, title, line, children }: { icon: ReactNode; title: string; line: string; children: ReactNode }) {
  return (
    <div className={css.way}>
      {icon}
      <div className="grow">
        <p>{title}</p>
        <p className="xs text-2">{line}</p>
      </div>
      {children}
    </div>
  );
}
