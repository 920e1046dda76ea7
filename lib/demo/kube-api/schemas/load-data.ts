import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import { isObject } from "../../world/read-json";

const DATA = path.join(import.meta.dirname, "data");
const SAFE_NAME = /^[a-z0-9][\w./-]{0,200}$/i;
const loaded = new Map<string, Json>();

function load(name: string): Json | undefined {
  const file = path.join(DATA, `${name}.json`);
  if (!SAFE_NAME.test(name) || name.includes("..") || !existsSync(file)) return undefined;
  const content: unknown = JSON.parse(readFileSync(file, "utf8"));
  return isObject(content) || isJsonArray(content) ? content : undefined;
}

/** A vendored file by its name below `data`, read once; an empty object where there is none. */
export function loadData(name: string): Json {
  const content = loaded.get(name) ?? load(name);
  if (content !== undefined) loaded.set(name, content);
  return content ?? {};
}
