import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../world/read-json";
import { safePattern } from "./safe-pattern";

/**
 * Whether a StringMatch holds for a value: exact, prefix, or an expression that must match all of it. One that says nothing of
 * the three holds where there is any value; one that is absent always. undefined: there is no such header or parameter.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch
 */
export function stringMatches(
  match: Json | undefined,
  value: string | undefined,
  ignoreCase = false,
): boolean {
  if (!isObject(match)) return true;
  if (value === undefined) return false;
  const { exact, prefix, regex } = match;
  const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  if (typeof exact === "string") return fold(value) === fold(exact);
  if (typeof prefix === "string") return fold(value).startsWith(fold(prefix));
  if (typeof regex === "string") return safePattern(regex, "whole", value.length)?.test(value) ?? false;
  return true;
}
