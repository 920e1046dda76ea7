import { isRecord } from "@/lib/domain/mesh/is-record";

/**
 * The system's or library's code of an error, such as ECONNREFUSED or SELF_SIGNED_CERT_IN_CHAIN. Its message is left
 * out on purpose: messages of the HTTP library can hold header values.
 */
export function errorCode(error: unknown): string {
  if (!isRecord(error)) return "unknown error";
  if (typeof error["code"] === "string") return error["code"];
  return typeof error["name"] === "string" ? error["name"] : "unknown error";
}
