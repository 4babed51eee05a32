// (being written)
import type { Express } from "express";
import type { App } from "../context.ts";
export function mountV1(_http: Express, _app: App): void {}
