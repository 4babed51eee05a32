// Values that a JSON Schema allows, drawn at random, and small changes that may break it. Reads the schema as served, and nothing of ours behind it.
import fc from "fast-check";
import type { Schema } from "./openApi.ts";

/** Draws values of one document's schemas. `known`: ids and the like that exist, by the name of the field. */
export function valuesOf(schemas: Record<string, Schema>, known: Record<string, unknown[]> = {}) {
  const ofRef = (ref: string): Schema => schemas[ref.split("/").at(-1)!]!;

  const values = (schema: Schema, name = ""): fc.Arbitrary<unknown> => {
    const drawn = draw(schema, name);
    return known[name] ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known[name]) }, { weight: 1, arbitrary: drawn }) : drawn;
  };

  const draw = (schema: Schema, name: string): fc.Arbitrary<unknown> => {
    if (schema.$ref) return values(ofRef(schema.$ref), name);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const { properties } = schema;
    // Keywords beside `properties` say which fields go together: drawn freely, the validator sorts out the rest.
    if (properties) return objects(schema, properties);
    const either = schema.anyOf ?? schema.oneOf;
    if (either) return fc.oneof(...either.map((each) => values(each, name)));
    const types = [schema.type ?? ["string", "number", "boolean", "null"]].flat();
    return types.length === 1 ? ofType(types[0]!, schema, name) : fc.oneof(...types.map((type) => ofType(type, schema, name)));
  };

  const objects = (schema: Schema, properties: Record<string, Schema>): fc.Arbitrary<unknown> =>
    fc.record(Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, values(each, key)])), {
      requiredKeys: schema.required ?? [],
    });

  const ofType = (type: string, schema: Schema, name: string): fc.Arbitrary<unknown> => {
    if (type === "null") return fc.constant(null);
    if (type === "boolean") return fc.boolean();
    if (type === "integer")
      return fc.oneof(edges(schema), fc.integer({ min: schema.minimum ?? -9999, max: Math.min(schema.maximum ?? 9999, 2 ** 31) }));
    if (type === "number") return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
    if (type === "array") {
      const [least, most] = [schema.minItems ?? 0, schema.maxItems ?? 3];
      return fc.array(values(schema.items!, name), { minLength: least, maxLength: Math.max(least, Math.min(most, 3)) });
    }
    if (type === "object") {
      const keys = schema.propertyNames ? (values(schema.propertyNames) as fc.Arbitrary<string>) : fc.string({ maxLength: 8 });
      const held =
        schema.additionalProperties === undefined || schema.additionalProperties === true
          ? fc.boolean()
          : values(schema.additionalProperties as Schema);
      return fc.dictionary(keys, held, { maxKeys: Math.min(schema.maxProperties ?? 4, 4) });
    }
    return texts(schema);
  };
  return values;
}

const edges = ({ minimum, maximum }: Schema): fc.Arbitrary<number> =>
  fc.constantFrom(minimum ?? 0, ...(maximum === undefined ? [] : [maximum]));

const units = ["a", "B", "7", "_", ".", "-", " ", "退", "货", "é", "😀", "\u3000"];
function texts(schema: Schema): fc.Arbitrary<string> {
  const [least, most] = [schema.minLength ?? 0, schema.maxLength ?? 40];
  if (schema.format === "date-time")
    return fc.date({ min: new Date("1990-01-01"), max: new Date("2039-12-31"), noInvalidDate: true }).map((d) => d.toISOString());
  if (schema.format === "date")
    return fc
      .date({ min: new Date("2020-01-01"), max: new Date("2029-12-31"), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
  if (schema.pattern !== undefined && schema.pattern !== "\\S") return fc.stringMatching(new RegExp(schema.pattern, "u"));
  const unit = fc.constantFrom(...units);
  const some = fc.string({ unit, minLength: least, maxLength: Math.min(most, least + 12) });
  // Blanks may stand around a text, but not alone where it says so.
  const meant = schema.pattern === undefined ? some : some.filter((text) => /\S/u.test(text));
  // At the limits, where lengths are counted one way or the other.
  const limits = fc.constantFrom("退", "😀", "x").chain((c) => fc.constantFrom(c.repeat(Math.max(least, 1)), c.repeat(most)));
  return fc.oneof({ weight: 4, arbitrary: meant }, { weight: 1, arbitrary: limits });
}

/** What is drawn in place of something inside a value, or of the value itself: another kind, empty, too long, or nothing. */
const junk: unknown[] = [null, "", "   ", -1, 1.5, 1e21, true, "7", "x y", [], {}, [null], { a: [] }];

/** A value with one place in it changed: often, but not always, one that is then forbidden. `longest`: characters of the longest text put there. */
export function spoilt(value: unknown, longest: number): fc.Arbitrary<unknown> {
  const places: string[][] = [];
  const visit = (at: unknown, path: string[]): void => {
    places.push(path);
    if (typeof at === "object" && at !== null && path.length < 5) for (const [key, each] of Object.entries(at)) visit(each, [...path, key]);
  };
  visit(value, []);
  return fc
    .tuple(
      fc.constantFrom(...places),
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom<unknown>("退".repeat(longest), ...junk) },
        { weight: 1, arbitrary: fc.constant(undefined) },
      ),
    )
    .map(([path, change]) => (path.length === 0 ? value : replaced(value, path, change)));
}

function replaced(value: unknown, [key, ...rest]: string[], change: unknown): unknown {
  if (key === undefined) return change;
  if (Array.isArray(value)) return value.map((each: unknown, i) => (String(i) === key ? (replaced(each, rest, change) ?? null) : each));
  const { [key]: inner, ...others } = value as Record<string, unknown>;
  const next = replaced(inner, rest, change);
  return next === undefined ? others : { ...others, [key]: next };
}
