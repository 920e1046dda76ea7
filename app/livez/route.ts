import { plainText } from "@/lib/server/http/plain-text";

/** The process answers: all that liveness means. */
export function GET(): Response {
  return plainText("ok");
}
