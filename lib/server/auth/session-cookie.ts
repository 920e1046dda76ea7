import { SESSION_SECONDS } from "./sessions";

/** Browsers share cookies between ports of a host, so the port is part of the name. */
export function sessionCookieName(port: number): string {
  return `meshlens-session-${port}`;
}

/** The Set-Cookie header that carries a session id. */
export function sessionCookie(
  id: string,
  at: { readonly port: number; readonly path: string; readonly secure: boolean },
): string {
  const attributes = `HttpOnly; SameSite=Strict; Path=${at.path}; Max-Age=${SESSION_SECONDS}`;
  return `${sessionCookieName(at.port)}=${id}; ${attributes}${at.secure ? "; Secure" : ""}`;
}

/** The value of a cookie in a Cookie header; null when it is not there. */
export function readCookie(header: string | null, name: string): string | null {
  for (const pair of (header ?? "").split(";")) {
    const [key, value] = pair.split("=", 2);
    if (key?.trim() === name) return value?.trim() ?? "";
  }
  return null;
}
