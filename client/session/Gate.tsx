// Before any page: set-up if the server is new, sign-in if nobody is, else the page.
import { Navigate, Outlet, useLocation, useMatches } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { SignedIn, useSession } from "../lib/session.ts";
import { ErrorText } from "../ui/state/ErrorText.tsx";

export function Gate() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname, href } = useLocation();
  // The address is ahead of what is drawn: until the other page is here, the outlet holds the old one.
  const drawn = useMatches().at(-1)?.fullPath;
  if (!session.data) {
    if (!session.error) return null;
    return <ErrorText what={t("errors.not_ready")} error={session.error} onRetry={() => void session.refetch()} />;
  }
  const { needsSetup, user } = session.data;
  const open = needsSetup ? "/setup" : user ? null : "/sign-in";
  // One place for the outlet, whoever is signed in: the set-up page signs in and goes on.
  return (
    <SignedIn value={user}>
      {open === null || (pathname === open && drawn === open) ? (
        <Outlet />
      ) : pathname === open ? null : open === "/setup" ? (
        <Navigate to="/setup" replace />
      ) : (
        <Navigate to="/sign-in" search={pathname === "/" || pathname === "/setup" ? {} : { back: href }} replace />
      )}
    </SignedIn>
  );
}
