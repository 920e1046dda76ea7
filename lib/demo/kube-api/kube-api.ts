import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { stringify } from "yaml";
import type { Timers } from "../controllers/loop/run-controllers";
import { PROCESS_TIMERS } from "../process-timers";
import { type DemoUser, demoUsers } from "../world/access/demo-users";
import { admitRequest } from "./auth/admit-request";
import { answerAboutUsers } from "./auth/answer-about-users";
import type { AuthContext } from "./auth/auth-context";
import { refuseEscalation } from "./auth/escalation/refuse-escalation";
import { ServiceAccountTokens } from "./auth/tokens/service-account-tokens";
import type { User } from "./auth/user";
import { answerPath } from "./http/answer-path";
import { negotiate } from "./http/negotiate";
import { parseRequest, type ResourceRequest } from "./http/parse-request";
import { mediaType, readBody, refuseMediaType } from "./http/read-body";
import type { Refused, Reply } from "./http/reply";
import { refuse, refuseMethod, refuseNotFound, refuseUnknown } from "./http/status";
import { findResource } from "./kinds/find-kind";
import type { ServedKind } from "./kinds/served-kind";
import { answerLog } from "./logs/answer-log";
import type { LogSource } from "./logs/log-source";
import { listObjects } from "./read/list-objects";
import { type Presentation, presentationFor } from "./read/presentation";
import { readRevision } from "./read/read-revision";
import { watchObjects } from "./read/watch-objects";
import type { ObjectStore } from "./store/object-store";
import { scaleOf } from "./write/scale-object";
import type { WriteContext } from "./write/write-context";
import { writeObject } from "./write/write-object";

const TOKEN_KEY_BYTES = 32;
const NO_LOGS: LogSource = { lines: () => [] };
const UNSAFE_IN_HEADERS = /[^\x20-\x7e]/g;

export interface KubeApiDeps {
  readonly store: ObjectStore;
  readonly clock: { now(): number };
  /** Time between the bookmarks of a watch, in milliseconds. */
  readonly bookmarkMs: number;
  /** Who is known by a token; the users of `demoUsers` of no namespace where absent. */
  readonly users?: readonly DemoUser[];
  /** Where pods' logs come from; they are empty where absent. */
  readonly logs?: LogSource;
  /** By which logs are followed; the process's own where absent. */
  readonly timers?: Timers;
}

/** Who makes a request. */
interface Caller {
  readonly auth: AuthContext;
  readonly user: User;
}

/** Of a resource, what `subresources` of its kind lists and what every pod has besides. */
function hasSubresource({ group, kind, subresources }: ServedKind, name: string): boolean {
  return (
    name === "" ||
    (name === "eviction" && group === "" && kind === "Pod") ||
    subresources.some((subresource) => subresource === name && name !== "log")
  );
}

async function answerWrite(
  { auth, user }: Caller,
  kind: ServedKind,
  request: ResourceRequest,
  presentation: Presentation,
  http: IncomingMessage,
): Promise<Reply | Refused> {
  const contentType = mediaType(http);
  const deleting = request.verb.startsWith("delete");
  const unsupported = refuseMediaType(contentType, request.verb === "patch", kind.custom && !deleting);
  if (unsupported !== null && !deleting) return unsupported;
  const body = await readBody(http);
  if (!body.ok) return body;
  if (unsupported !== null && body.value !== undefined) return unsupported;
  const userAgent = http.headers["user-agent"] ?? "";
  const { store, now } = auth;
  const context: WriteContext = {
    store,
    kind,
    now,
    userAgent,
    refuseState: (state, current) => refuseEscalation({ store, user, request }, state, current),
  };
  return writeObject(context, request, presentation, {
    contentType,
    body: body.value,
    duplicates: body.duplicates,
  });
}

function answerGet(
  store: ObjectStore,
  kind: ServedKind,
  { name, namespace, subresource, query }: ResourceRequest,
  presentation: Presentation,
): Reply | Refused {
  const asked = readRevision(query.get("resourceVersion") ?? "", store);
  if (!asked.ok) return asked;
  const object = store.get(kind, kind.namespaced ? namespace : "", name);
  if (object === undefined) return refuseNotFound(kind, name);
  return { code: 200, body: subresource === "scale" ? scaleOf(object) : presentation.one(object) };
}

async function answerResource(
  deps: KubeApiDeps,
  caller: Caller,
  kind: ServedKind,
  request: ResourceRequest,
  http: IncomingMessage,
  response: ServerResponse,
): Promise<Reply | Refused | null> {
  const { store, clock, bookmarkMs } = deps;
  const { verb, version, query } = request;
  const negotiated = negotiate(http.headers.accept);
  if (!negotiated.ok) return negotiated;
  const include = query.get("includeObject") ?? "";
  const { as } = negotiated.media;
  const presentation = presentationFor({ kind, version, as, include, now: clock.now() });
  if (verb === "watch") return watchObjects({ store, kind, presentation, bookmarkMs }, request, response);
  if (verb === "list") {
    const page = listObjects(store, kind, request);
    return page.ok ? { code: 200, body: presentation.list(page.items, page.metadata) } : page;
  }
  return verb === "get"
    ? answerGet(store, kind, request, presentation)
    : answerWrite(caller, kind, request, presentation, http);
}

/** Objects live in namespaces: across all of them they can only be listed and watched. */
function refuseMisplaced(
  kind: ServedKind,
  { verb, name, namespace, subresource }: ResourceRequest,
): Refused | null {
  if (!hasSubresource(kind, subresource)) return refuseUnknown();
  if (!kind.namespaced || namespace !== "") return null;
  if (name !== "") return refuseUnknown();
  return verb === "list" || verb === "watch" ? null : refuseMethod();
}

const isForLog = ({ group, version, plural, subresource }: ResourceRequest): boolean =>
  group === "" && version === "v1" && plural === "pods" && subresource === "log";

async function answerAllowed(
  deps: KubeApiDeps,
  caller: Caller,
  request: ResourceRequest,
  http: IncomingMessage,
  response: ServerResponse,
): Promise<Reply | Refused | null> {
  const { group, version, plural } = request;
  const aboutUsers = await answerAboutUsers(caller.auth, caller.user, request, http);
  if (aboutUsers !== null) return aboutUsers;
  if (isForLog(request)) {
    const { store, clock, logs = NO_LOGS, timers = PROCESS_TIMERS } = deps;
    return answerLog({ store, clock, logs, timers }, request, response);
  }
  const kind = findResource(group, version, plural);
  const misplaced = kind === undefined ? refuseUnknown() : refuseMisplaced(kind, request);
  if (kind === undefined || misplaced !== null) return misplaced;
  return answerResource(deps, caller, kind, request, http, response);
}

async function answer(
  deps: KubeApiDeps,
  auth: AuthContext,
  http: IncomingMessage,
  response: ServerResponse,
): Promise<Reply | Refused | null> {
  const request = parseRequest(http.method ?? "GET", http.url ?? "/");
  const admitted = admitRequest(auth, request, http);
  if (!admitted.ok) return admitted;
  if (request.type === "path") return answerPath(request);
  return answerAllowed(deps, { auth, user: admitted.user }, request, http, response);
}

/** Warnings as the API server sends them: https://kubernetes.io/docs/reference/using-api/api-concepts/#warnings */
const warningHeaders = (warnings: readonly string[] = []): string[] =>
  warnings.map((text) => `299 - ${JSON.stringify(text.replaceAll(UNSAFE_IN_HEADERS, "?"))}`);

function encode(body: Reply["body"], accept: string | undefined): { type: string; text: string } {
  if (typeof body === "string") return { type: "text/plain; charset=utf-8", text: body };
  const negotiated = negotiate(accept);
  return negotiated.ok && negotiated.media.format === "yaml"
    ? { type: "application/yaml", text: stringify(body) }
    : { type: "application/json", text: JSON.stringify(body) };
}

function send(http: IncomingMessage, response: ServerResponse, { code, body, warnings }: Reply): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const { type, text } = encode(body, http.headers.accept);
  response.statusCode = code;
  response.setHeader("content-type", type);
  const texts = warningHeaders(warnings);
  if (texts.length > 0) response.setHeader("warning", texts);
  if (code === 413) response.setHeader("connection", "close");
  response.end(text);
}

/**
 * The simulated cluster's API: discovery, reads, watches and writes over a store, with the wire format, Status errors and
 * authorization of a Kubernetes API server. A request that fails unexpectedly gets 500 and the process goes on.
 */
export function createKubeApi(deps: KubeApiDeps): RequestListener {
  const { store, clock, users = demoUsers([]) } = deps;
  const tokens = new ServiceAccountTokens(randomBytes(TOKEN_KEY_BYTES));
  return (http, response) => {
    response.on("error", () => response.destroy());
    answer(deps, { store, users, tokens, now: clock.now() }, http, response)
      .then((outcome) => {
        if (outcome !== null) send(http, response, "reply" in outcome ? outcome.reply : outcome);
      })
      .catch((error: unknown) => {
        const cause = error instanceof Error ? error.message : "unknown cause";
        send(http, response, refuse("InternalError", `Internal error occurred: ${cause}`).reply);
      });
  };
}
