// The Ask drawer's content: not built yet.

export interface AskPanelProps {
  /** A question to ask at once, when the drawer was opened with one. */
  question?: string | undefined;
}

export function AskPanel({ question }: AskPanelProps) {
  return <p>{question}</p>;
}
