import { createHmac, timingSafeEqual } from "node:crypto";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../../world/read-json";

const HEADER = { alg: "HS256", typ: "JWT", kid: "meshlens-demo" };
const MAX_LENGTH = 8_192;

const encode = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Writes and reads JSON Web Tokens (RFC 7519) that only the one who knows the key can make. */
export class ServiceAccountTokens {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  issue(claims: JsonObject): string {
    const signed = `${encode(HEADER)}.${encode(claims)}`;
    return `${signed}.${this.#sign(signed).toString("base64url")}`;
  }

  /** The claims of a token that was issued here, whether still valid or not; null for any other text. */
  read(token: string): JsonObject | null {
    const end = token.lastIndexOf(".");
    if (end < 0 || token.length > MAX_LENGTH) return null;
    const expected = this.#sign(token.slice(0, end));
    const given = Buffer.from(token.slice(end + 1), "base64url");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const payload = token.slice(0, end).split(".")[1] ?? "";
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return isObject(claims) ? claims : null;
  }

  #sign(text: string): Buffer {
    return createHmac("sha256", this.#key).update(text).digest();
  }
}
