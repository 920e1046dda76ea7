import { currentContainer } from "@/lib/server/current-container";
import { plainText } from "@/lib/server/http/plain-text";

/** Ready once the cluster was asked for its objects, until the process is told to end; whatever Prometheus does. */
export function GET(): Response {
  const phase = currentContainer().phase();
  return plainText(phase, phase === "ready" ? 200 : 503);
}
