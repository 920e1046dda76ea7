import { jsonObjectSchema } from "@/lib/contracts/config/object-ref";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** Claims as they were typed: none, an object, or what a token holds; `problem` where they are neither. */
export type ClaimsReading =
  | { readonly ok: true; readonly claims: JsonObject | null; readonly fromToken: boolean }
  | { readonly ok: false; readonly problem: "notJson" | "notObject" | "badToken" };

const TOKEN = /^[\w-]+\.([\w-]+)\.[\w-]*$/;

/**
 * Reads claims as JSON, or out of a JSON web token (RFC 7519), with or without "Bearer". The token's signature is not
 * looked at, and the token is kept nowhere.
 */
export function readClaims(text: string): ClaimsReading {
  const written = text.trim().replace(/^bearer\s+/i, "");
  if (written === "") return { ok: true, claims: null, fromToken: false };
  const payload = TOKEN.exec(written)?.[1];
  if (payload !== undefined) {
    const claims = objectOf(decoded(payload));
    return claims === null ? { ok: false, problem: "badToken" } : { ok: true, claims, fromToken: true };
  }
  const value = parsed(written);
  if (value === undefined) return { ok: false, problem: "notJson" };
  const claims = objectOf(value);
  return claims === null ? { ok: false, problem: "notObject" } : { ok: true, claims, fromToken: false };
}

function objectOf(value: unknown): JsonObject | null {
  return jsonObjectSchema.safeParse(value).data ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Base64url of UTF-8 JSON (RFC 7515). */
function decoded(payload: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (char) =>
      char.charCodeAt(0),
    );
    return parsed(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
