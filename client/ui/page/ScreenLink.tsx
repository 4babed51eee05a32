// A link to another screen with what its address bar holds. Screens read their own search parameters and drop what they do not know.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useKnowledgeBase } from "../../lib/session.ts";

export type ScreenName = "today" | "knowledge" | "ask" | "review" | "releases" | "logs" | "vocabulary" | "settings";

export interface ScreenLinkProps {
  screen: ScreenName;
  search?: Readonly<Record<string, string | number | undefined>>;
  /** "link" unless said. */
  className?: string | undefined;
  /** Its accessible name, which must hold what it shows; what it shows unless said. */
  label?: string | undefined;
  onClick?: () => void;
  children: ReactNode;
}

export function ScreenLink({ screen, search, className = "link", label, onClick, children }: ScreenLinkProps) {
  const { id } = useKnowledgeBase();
  return (
    <Link
      to={`/kb/$kb/${screen}`}
      params={{ kb: id }}
      search={{ ...search } as never}
      className={className}
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </Link>
  );
}
