import type { Problem } from "@/lib/contracts/problem";
import { sessionCookie } from "../auth/session-cookie";
import type { Sessions } from "../auth/sessions";
import { viewerOfRequest } from "../auth/viewer-of-request";
import { isAllowedHost } from "./is-allowed-host";
import { isSameOriginWrite } from "./is-same-origin-write";

export interface Doorway {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: URL | null;
  readonly anonymous: boolean;
  readonly sessions: Sessions;
}

export interface Caller {
  readonly method: string;
  /** Without the base path. */
  readonly path: string;
  readonly search: URLSearchParams;
  readonly headers: Headers;
}

export type Judgement =
  | { readonly kind: "pass" }
  | { readonly kind: "refuse"; readonly problem: Problem }
  /** To the same URL without its `code`; `cookie` is a Set-Cookie header. */
  | { readonly kind: "dropCode"; readonly cookie: string | null };

const READS = ["GET", "HEAD", "OPTIONS"];

/** Decides what happens to a request before any page or route sees it. */
export function judgeRequest(caller: Caller, door: Doorway): Judgement {
  if (!isAllowedHost(caller.headers.get("host"), caller.path, door)) {
    return refuse(
      421,
      "Unknown host",
      "Meshlens does not answer to this host name. Set PUBLIC_URL to the URL at which browsers reach it.",
    );
  }
  if (!READS.includes(caller.method)) return judgeWrite(caller.headers, door);
  const code = caller.search.get("code");
  if (code === null || caller.method !== "GET" || caller.path.startsWith("/api/")) return { kind: "pass" };
  return { kind: "dropCode", cookie: openSession(code, door) };
}

function judgeWrite(headers: Headers, door: Doorway): Judgement {
  if (!isSameOriginWrite(headers, door.publicUrl)) {
    return refuse(403, "Forbidden", "Only Meshlens' own pages may change something.");
  }
  if (!viewerOfRequest(headers, door).viewer.mayWrite) {
    return refuse(
      403,
      "Forbidden",
      "You may not change anything: open Meshlens with the URL printed at its start.",
    );
  }
  return { kind: "pass" };
}

function openSession(code: string, door: Doorway): string | null {
  const id = door.anonymous ? null : door.sessions.exchange(code);
  if (id === null) return null;
  const { publicUrl, port } = door;
  const path = publicUrl?.pathname.replace(/(?<=.)\/+$/, "") ?? "/";
  return sessionCookie(id, { port, path, secure: publicUrl?.protocol === "https:" });
}

function refuse(status: number, title: string, detail: string): Judgement {
  return { kind: "refuse", problem: { type: "about:blank", title, status, detail } };
}
