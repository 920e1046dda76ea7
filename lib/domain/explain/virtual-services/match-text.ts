import type { Json } from "../../mesh/cluster-object";
import { isJsonObject } from "../../mesh/read-json";
import { compilePattern } from "../../schema/pattern/compile-pattern";
import { quoted } from "../quoted";

/** What a condition asks for, in words. */
function asked(condition: Json | undefined): string {
  if (!isJsonObject(condition)) return "any value";
  const { exact, prefix, regex } = condition;
  if (typeof exact === "string") return `exactly ${quoted(exact)}`;
  if (typeof prefix === "string") return `a value that begins with ${quoted(prefix)}`;
  return typeof regex === "string" ? `a value that matches ${quoted(regex)}` : "any value";
}

function matchesAll(pattern: string, value: string): boolean | null {
  return compilePattern(`^(?:${pattern})$`)?.test(value) ?? null;
}

/**
 * Whether a StringMatch holds for a value: exact, prefix, or an expression of RE2 that must match all of it; null where the
 * expression cannot be read. Without any of the three it holds where there is a value.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch
 */
export function textMatches(
  condition: Json | undefined,
  value: string | undefined,
  ignoreCase = false,
): boolean | null {
  if (value === undefined) return false;
  if (!isJsonObject(condition)) return true;
  const { exact, prefix, regex } = condition;
  const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  if (typeof exact === "string") return fold(value) === fold(exact);
  if (typeof prefix === "string") return fold(value).startsWith(fold(prefix));
  return typeof regex === "string" ? matchesAll(regex, value) : true;
}

/** Why a condition on something of a request does not hold: what it has and what is asked for; null where it holds. */
export function textMiss(
  what: string,
  condition: Json | undefined,
  value: string | undefined,
  ignoreCase = false,
): string | null {
  const holds = textMatches(condition, value, ignoreCase);
  if (holds === true) return null;
  if (holds === null) return `the expression it asks of the ${what} cannot be read: ${asked(condition)}`;
  const had = value === undefined ? `there is no ${what}` : `the ${what} is ${quoted(value)}`;
  return `${had}, it asks for ${asked(condition)}`;
}
