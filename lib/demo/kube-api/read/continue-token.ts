import { isObject } from "../../world/read-json";

/** Where a paged list goes on: the revision it began at and the key of the last object sent. */
export interface ContinueToken {
  readonly revision: number;
  readonly namespace: string;
  readonly name: string;
}

/** The token as an opaque string. */
export function writeContinueToken(token: ContinueToken): string {
  return Buffer.from(JSON.stringify(token)).toString("base64url");
}

/** Reads a token back; null where it is not one of ours. */
export function readContinueToken(text: string): ContinueToken | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!isObject(value)) return null;
    const { revision, namespace, name } = value;
    return typeof revision === "number" && typeof namespace === "string" && typeof name === "string"
      ? { revision, namespace, name }
      : null;
  } catch {
    return null;
  }
}
