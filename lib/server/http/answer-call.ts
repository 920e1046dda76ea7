import "server-only";
import { viewerOfRequest, type Recognised } from "../auth/viewer-of-request";
import type { Backend } from "../backend";
import { currentContainer, type Container } from "../current-container";
import { ProblemError } from "../errors";
import { acceptedEncoding } from "./accepted-encoding";
import { matchesEtag } from "./matches-etag";
import { problemResponse } from "./problem-response";
import type { Reply } from "./reply";

/** Long enough for the slowest query's own deadline, short enough not to pile up. */
const DEADLINE_MS = 90_000;

export interface ApiCall {
  readonly backend: Backend;
  readonly recognised: Recognised;
  readonly search: URLSearchParams;
  readonly signal: AbortSignal;
}

type Serve = (call: ApiCall) => Promise<Reply<unknown>>;

/**
 * Answers one request of the API: recognises the viewer, serves, and answers with JSON (compressed, with an etag) or with
 * the problem document of the error. `route` labels metrics and log lines.
 */
export async function answerCall(route: string, request: Request, serve: Serve): Promise<Response> {
  const container = currentContainer();
  const started = performance.now();
  const response = await answer(container, request, serve).catch((error: unknown) =>
    refuse(container, route, error),
  );
  const seconds = (performance.now() - started) / 1000;
  container.meters.requestServed(route, response.status, seconds);
  container.log.debug({ route, status: response.status, seconds }, "answered");
  return response;
}

async function answer(container: Container, request: Request, serve: Serve): Promise<Response> {
  const { backend, config, sessions, bodies } = container;
  const recognised = viewerOfRequest(request.headers, { ...config, sessions });
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(DEADLINE_MS)]);
  const search = new URL(request.url).searchParams;
  const reply = await serve({ backend, recognised, search, signal });
  const response = container.responses.current();
  const encoding = response === null ? "identity" : acceptedEncoding(request.headers.get("accept-encoding"));
  const body = await bodies.encode(reply, encoding);
  const headers = new Headers({
    "content-type": "application/json",
    "cache-control": "private, no-cache",
    vary: "accept-encoding, cookie",
    etag: body.etag,
  });
  if (matchesEtag(request.headers.get("if-none-match"), body.etag))
    return new Response(null, { status: 304, headers });
  if (body.encoding !== "identity") {
    response?.setHeader("content-encoding", body.encoding).setHeader("content-length", body.bytes.byteLength);
  }
  return new Response(body.bytes, { headers });
}

function refuse({ log }: Container, route: string, error: unknown): Response {
  if (error instanceof ProblemError) return problemResponse(error.problem);
  log.error({ err: error, route }, "request failed");
  return problemResponse({
    type: "about:blank",
    title: "Internal error",
    status: 500,
    detail: "Meshlens failed to answer; its log says why.",
  });
}
