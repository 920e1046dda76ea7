import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { answerReview, REVIEW_GROUP } from "./auth/access-reviews";
import { authenticate } from "./auth/authenticate";
import { isAllowed } from "./auth/is-allowed";
import { refuseForbidden } from "./auth/refuse-forbidden";
import type { User } from "./auth/user";
import { answerPath } from "./http/answer-path";
import { parseRequest, type ResourceRequest } from "./http/parse-request";
import { mediaType, readBody } from "./http/read-body";
import type { Refused, Reply } from "./http/reply";
import { refuse, refuseNotFound } from "./http/status";
import { findResource } from "./kinds/find-kind";
import type { ServedKind } from "./kinds/served-kind";
import { listObjects } from "./read/list-objects";
import { presentationFor } from "./read/presentation";
import { watchObjects } from "./read/watch-objects";
import type { ObjectStore } from "./store/object-store";
import { writeObject } from "./write/write-object";

export interface KubeApiDeps {
  readonly store: ObjectStore;
  readonly clock: { now(): number };
  /** Time between the bookmarks of a watch, in milliseconds. */
  readonly bookmarkMs: number;
}

const UNKNOWN_RESOURCE = "the server could not find the requested resource";

async function answerResource(
  deps: KubeApiDeps,
  kind: ServedKind,
  request: ResourceRequest,
  http: IncomingMessage,
  response: ServerResponse,
): Promise<Reply | Refused | null> {
  const { store, clock, bookmarkMs } = deps;
  const { verb, name, version } = request;
  const now = clock.now();
  const presentation = presentationFor(http.headers.accept, kind, version, now);
  if (verb === "watch") return watchObjects({ store, kind, presentation, bookmarkMs }, request, response);
  if (verb === "list") {
    const page = listObjects(store, kind, request);
    return page.ok ? { code: 200, body: presentation.list(page.items, page.metadata) } : page;
  }
  if (verb === "get") {
    const object = store.get(kind, kind.namespaced ? request.namespace : "", name);
    return object === undefined ? refuseNotFound(kind, name) : { code: 200, body: presentation.one(object) };
  }
  const body = await readBody(http);
  if (!body.ok) return body;
  return writeObject({ store, kind, now }, request, presentation, mediaType(http), body.value);
}

async function answerAllowed(
  deps: KubeApiDeps,
  user: User,
  request: ResourceRequest,
  http: IncomingMessage,
  response: ServerResponse,
): Promise<Reply | Refused | null> {
  const { verb, group, version, plural, namespace, name, subresource } = request;
  if (group === REVIEW_GROUP && verb === "create") {
    const body = await readBody(http);
    return body.ok ? answerReview(user, plural, body.value) : body;
  }
  const resource = subresource === "" ? plural : `${plural}/${subresource}`;
  const wanted = { verb, group, resource, namespace };
  if (!isAllowed(user, wanted)) return refuseForbidden(user, wanted, name);
  const kind = findResource(group, version, plural);
  if (kind === undefined || subresource !== "" || (name !== "" && kind.namespaced && namespace === ""))
    return refuse("NotFound", UNKNOWN_RESOURCE);
  return answerResource(deps, kind, request, http, response);
}

async function answer(
  deps: KubeApiDeps,
  http: IncomingMessage,
  response: ServerResponse,
): Promise<Reply | Refused | null> {
  const request = parseRequest(http.method ?? "GET", http.url ?? "/");
  const known = authenticate(http.headers.authorization);
  if (!known.ok) return known;
  if (request.type === "path") return answerPath(request);
  return answerAllowed(deps, known.user, request, http, response);
}

function send(response: ServerResponse, { code, body }: Reply): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const closing = code === 413 ? { connection: "close" } : {};
  response.writeHead(code, { "content-type": "application/json", ...closing });
  response.end(JSON.stringify(body));
}

/**
 * The simulated cluster's API: discovery, reads, watches and writes over a store, with the wire format, Status errors and
 * authorization of a Kubernetes API server. A request that fails unexpectedly gets 500 and the process goes on.
 */
export function createKubeApi(deps: KubeApiDeps): RequestListener {
  return (http, response) => {
    response.on("error", () => response.destroy());
    answer(deps, http, response)
      .then((outcome) => {
        if (outcome !== null) send(response, "reply" in outcome ? outcome.reply : outcome);
      })
      .catch((error: unknown) => {
        const cause = error instanceof Error ? error.message : "unknown cause";
        send(response, refuse("InternalError", `Internal error occurred: ${cause}`).reply);
      });
  };
}
