// What a person says that a table's columns hold, as the calls have it.
import { Failure } from "../../shared/errors.ts";

/** `field=name` → what the column or key of that name holds; null: nothing of ours. Throws `rule_broken` for a field that is none. */
export function columnChoices<F extends string>(given: readonly string[], fields: readonly F[]): ReadonlyMap<string, F | null> {
  return new Map(
    given.map((one) => {
      const at = one.indexOf("=");
      const [name, column] = [one.slice(0, at), one.slice(at + 1)];
      const field = fields.find((known) => known === name);
      if (at < 1 || (!field && name !== "none"))
        throw new Failure("rule_broken", `one of ${fields.join(", ")} or none, an equals sign and a column's name`, { field: "columns" });
      return [column, field ?? null];
    }),
  );
}
