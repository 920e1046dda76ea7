const LONGEST_BYTES = 128;
const UNPRINTABLE = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;

/**
 * The field manager of a write: the one it names, else the client's User-Agent up to its first slash, else "unknown".
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers
 */
export function managerName(fieldManager: string, userAgent: string): string {
  if (fieldManager !== "") return fieldManager;
  let name = "";
  for (const char of (userAgent.split("/", 1)[0] ?? "").replaceAll(UNPRINTABLE, "")) {
    if (Buffer.byteLength(name + char) > LONGEST_BYTES) break;
    name += char;
  }
  return name === "" ? "unknown" : name;
}
