import type { Refused } from "./reply";
import { refuse } from "./status";

/**
 * A truth parameter: null where it is absent, false for `false` and `0`, true for anything else, also for no value.
 * https://pkg.go.dev/k8s.io/apimachinery/pkg/runtime#Convert_Slice_string_To_bool
 */
export function readFlag(query: URLSearchParams, name: string): boolean | null {
  const value = query.get(name);
  return value === null ? null : value.toLowerCase() !== "false" && value !== "0";
}

/** A whole number; null where it is absent or empty, 400 where it is no number. */
export function readInteger(
  query: URLSearchParams,
  name: string,
): { readonly ok: true; readonly value: number | null } | Refused {
  const text = query.get(name);
  if (text === null || text === "") return { ok: true, value: null };
  if (!/^[-+]?\d{1,15}$/.test(text))
    return refuse("BadRequest", `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  return { ok: true, value: Number(text) };
}
