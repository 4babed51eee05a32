// The toast at the foot of the page: what was done, and Undo with its seconds. Stops while it is looked at. One in the frame.
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/keys.ts";
import { dismissToast, isToastShown, showDone, type Toast, undoSeconds, useToast } from "../../lib/undo.ts";
import css from "./UndoToast.module.css";

/** How often the seconds are looked at, ms. */
const beat = 250;

export function UndoToast() {
  const { t } = useTranslation();
  const toast = useToast();
  // The live region stays, so that its changes are read out.
  return (
    <div role="status" aria-label={t("common.action.undo")} className={css.place}>
      {toast && <Shown key={toast.id} toast={toast} />}
    </div>
  );
}

function Shown({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState((toast.undo ? undoSeconds : 4) * 1000);
  const held = useRef({ hover: false, focus: false });
  const over = left <= 0;

  useEffect(() => {
    const timer = window.setInterval(() => {
      if (!held.current.hover && !held.current.focus && !document.hidden) setLeft((ms) => ms - beat);
    }, beat);
    return () => window.clearInterval(timer);
  }, []);
  useEffect(() => {
    if (over) dismissToast(toast.id);
  }, [over, toast.id]);

  const undo = (): void => {
    dismissToast(toast.id);
    void Promise.resolve(toast.undo?.()).then(
      // Unless something else was said meanwhile, of the undoing itself perhaps.
      () => isToastShown() || showDone(t("common.state.undone")),
      () => showDone(t("common.state.undoFailed")),
    );
  };
  const action = { does: t("common.keys.undo"), run: undo, off: toast.undo === null };
  useKeys({ u: action, "mod+z": { ...action, does: "" } }, { group: t("common.keys.everywhere") });

  return (
    <div
      className={css.toast}
      onMouseEnter={() => (held.current.hover = true)}
      onMouseLeave={() => (held.current.hover = false)}
      onFocus={() => (held.current.focus = true)}
      onBlur={() => (held.current.focus = false)}
    >
      <IconCircleCheck size={16} aria-hidden />
      <span className="grow ellipsis">{toast.text}</span>
      {toast.undo && (
        <button type="button" className={css.undo} onClick={undo}>
          {t("common.action.undo")}
          <span className={css.seconds} aria-hidden>
            {t("common.state.undoSeconds", { count: Math.max(0, Math.ceil(left / 1000)) })}
          </span>
        </button>
      )}
    </div>
  );
}
