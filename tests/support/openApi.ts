// The served OpenAPI documents, as far as tests read them.
import type { Client } from "./client.ts";

/** JSON Schema of draft 2020-12, as a document holds it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  minProperties?: number;
  maxProperties?: number;
  items?: Schema;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  not?: Schema;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
}
interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: Schema;
}
type Content = Record<string, { schema: Schema; example?: unknown; examples?: Record<string, { value: unknown }> }>;
interface Response {
  $ref?: string;
  headers?: Record<string, unknown>;
  content?: Content;
}
export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Response>;
}
export interface ApiDocument {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, Response> };
}

/** Reads a document as anybody may, signed out. */
export async function readDocument(client: Client, which: "api" | "v1"): Promise<ApiDocument> {
  const answer = await client.request("GET", `/${which}/openapi.json`);
  if (answer.status !== 200) throw new Error(`${which}: ${answer.status}`);
  return answer.json as ApiDocument;
}

/** What a reference to a response leads to. */
export const resolved = (document: ApiDocument, response: Response): Response =>
  response.$ref ? document.components.responses[response.$ref.split("/").at(-1)!]! : response;
