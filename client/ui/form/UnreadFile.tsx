// A file that could not be read: why, and where only its columns are not known, what they hold.
import { unknownColumns } from "../../lib/errors.ts";
import { ErrorText } from "../state/ErrorText.tsx";
import { type ChosenFields, HeaderFields, type HeaderFieldsProps } from "./TableChoices.tsx";

export interface UnreadFileProps<F extends string> extends Pick<HeaderFieldsProps<F>, "fields" | "needs"> {
  /** "shop.csv was not read" */
  what: string;
  /** Why, and what is as before. */
  kept: string;
  error: unknown;
  name: string;
  header: "first" | "none";
  onRead: (how: { columns: ChosenFields<F>; header: "first" | "none" }) => void;
  onRetry?: () => void;
}

export function UnreadFile<F extends string>({ what, kept, error, name, header, onRead, onRetry, ...asked }: UnreadFileProps<F>) {
  const columns = unknownColumns(error);
  return (
    <>
      <ErrorText what={what} error={error} kept={kept} {...(onRetry ? { onRetry } : {})} />
      {columns.length > 0 && (
        <HeaderFields
          key={`${name} ${header}`}
          columns={columns}
          {...asked}
          hasHeader={header === "first"}
          onHeader={(has) => onRead({ columns: {}, header: has ? "first" : "none" })}
          onDone={(chosen) => onRead({ columns: chosen, header })}
        />
      )}
    </>
  );
}
