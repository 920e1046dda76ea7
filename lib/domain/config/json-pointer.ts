import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonList } from "@/lib/domain/mesh/read-json";
import { valueAt } from "./field-path";

/** The JSON Pointer of keys and positions. https://www.rfc-editor.org/rfc/rfc6901#section-3 */
export function jsonPointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The reference tokens of a JSON Pointer, unescaped; null where it is none. */
export function pointerTokens(pointer: string): readonly string[] | null {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) return null;
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A pointer's keys and positions in one document: tokens are positions where they lead into a list. */
export function pointerPath(root: Json, pointer: string): readonly (string | number)[] | null {
  const tokens = pointerTokens(pointer);
  if (!tokens) return null;
  const path: (string | number)[] = [];
  for (const token of tokens) {
    const inList = isJsonList(valueAt(root, path));
    path.push(inList && /^(0|[1-9]\d{0,8})$/.test(token) ? Number(token) : token);
  }
  return path;
}
