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
  /** Refuses every write. */
  readonly readOnly: boolean;
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
/** POSTs that change nothing: what they read they need a body to say. */
const READING_POSTS = ["/api/v1/config/analyze", "/api/v1/config/preview", "/api/v1/routes/explain"];

/** Decides what happens to a request before any page or route sees it. */
export function judgeRequest(caller: Caller, door: Doorway): Judgement {
  if (!isAllowedHost(caller.headers.get("host"), caller.path, door)) {
    return refuse(
      421,
      "Unknown host",
      "Meshlens does not answer to this host name. Set PUBLIC_URL to the URL at which browsers reach it.",
    );
  }
  if (caller.method === "POST" && READING_POSTS.includes(caller.path))
    return judgeReadingPost(caller.headers);
  if (!READS.includes(caller.method)) return judgeWrite(caller.headers, door);
  const code = caller.search.get("code");
  if (code === null || caller.method !== "GET" || caller.path.startsWith("/api/")) return { kind: "pass" };
  return { kind: "dropCode", cookie: openSession(code, door) };
}

/** Pipelines send no Sec-Fetch-Site; a browser does, and other sites have no business here. */
function judgeReadingPost(headers: Headers): Judgement {
  const site = headers.get("sec-fetch-site") ?? "same-origin";
  if (site === "same-origin" || site === "none") return { kind: "pass" };
  return refuse(403, "Forbidden", "Only Meshlens' own pages and tools outside of a browser may ask this.");
}

function judgeWrite(headers: Headers, door: Doorway): Judgement {
  if (!isSameOriginWrite(headers, door.publicUrl)) {
    return refuse(403, "Forbidden", "Only Meshlens' own pages may change something.");
  }
  if (door.readOnly) {
    return refuse(403, "Forbidden", "Meshlens runs read-only (MESHLENS_READ_ONLY); it changes nothing.");
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
