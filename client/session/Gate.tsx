// Before any page: set-up if the server is new, sign-in if nobody is, else the page.
import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../lib/session.ts";
import { ErrorText } from "../ui/ErrorText.tsx";

export function Gate() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname, href } = useLocation();
  if (!session.data) {
    if (!session.error) return null;
    return <ErrorText what={t("errors.not_ready")} error={session.error} onRetry={() => void session.refetch()} />;
  }
  const { needsSetup, user } = session.data;
  if (needsSetup) return pathname === "/setup" ? <Outlet /> : <Navigate to="/setup" replace />;
  if (!user)
    return pathname === "/sign-in" ? (
      <Outlet />
    ) : (
      <Navigate to="/sign-in" search={pathname === "/" || pathname === "/setup" ? {} : { back: href }} replace />
    );
  return <Outlet />;
}
