// Query strings and paths hold texts only: where a whole number is meant, its digits become one; where a list is, a text alone becomes one.
import type { z } from "zod";

/** Reads query and path for an input: digits become numbers in its numeric fields, one text a list in its lists. Everything else is left as it is, for the schema to judge. */
export function queryReader(input: z.ZodType): (given: Record<string, unknown>) => Record<string, unknown> {
  const shape = "shape" in input ? Object.entries(input.shape as Record<string, z.ZodType>) : [];
  const numeric = shape.flatMap(([key, field]) => (isNumeric(field) ? key : []));
  const lists = shape.flatMap(([key, field]) => (isList(field) ? key : []));
  return (given) => {
    const read = { ...given };
    for (const key of numeric) {
      const value = read[key];
      if (typeof value === "string" && /^-?\d{1,16}$/.test(value)) read[key] = Number(value);
    }
    for (const key of lists) if (typeof read[key] === "string") read[key] = [read[key]];
    return read;
  };
}

function isNumeric(field: z.ZodType): boolean {
  const { def } = field as z.ZodType & { def: { type: string; innerType?: z.ZodType; values?: unknown[] } };
  if (def.innerType) return isNumeric(def.innerType);
  return def.type === "number" || (def.type === "literal" && typeof def.values?.[0] === "number");
}

function isList(field: z.ZodType): boolean {
  const { def } = field as z.ZodType & { def: { type: string; innerType?: z.ZodType } };
  return def.innerType ? isList(def.innerType) : def.type === "array";
}
