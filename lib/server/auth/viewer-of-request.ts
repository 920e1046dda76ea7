import { PROCESS_IDENTITY, type Viewer } from "@/lib/domain/access/viewer";
import { readCookie, sessionCookieName } from "./session-cookie";
import type { Sessions } from "./sessions";

export interface Recognised {
  readonly viewer: Viewer;
  readonly mode: "local" | "session" | "anonymous";
}

/**
 * Who sends the request. On loopback everybody reads with the process's credentials and the holder of a session may
 * write; an anonymous viewer never writes, whatever cookie it sends.
 */
export function viewerOfRequest(
  headers: Headers,
  auth: { readonly anonymous: boolean; readonly port: number; readonly sessions: Sessions },
): Recognised {
  if (auth.anonymous) return { viewer: { identity: PROCESS_IDENTITY, mayWrite: false }, mode: "anonymous" };
  const id = readCookie(headers.get("cookie"), sessionCookieName(auth.port));
  const open = id !== null && auth.sessions.isOpen(id);
  return { viewer: { identity: PROCESS_IDENTITY, mayWrite: open }, mode: open ? "session" : "local" };
}
