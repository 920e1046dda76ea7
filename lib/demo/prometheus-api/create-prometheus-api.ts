import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ApiAnswer } from "./api-answer";
import { exposition } from "./exposition";
import { jsonPieces } from "./json-pieces";
import type { PrometheusDeps } from "./prometheus-deps";
import { readParameters } from "./read-parameters";
import { routeOf } from "./routes";
import { RULE_GROUPS } from "./rules/rule-groups";
import { withRecordedSeries } from "./rules/with-recorded-series";

const PLAIN: ReadonlyMap<string, string> = new Map([
  ["/-/healthy", "Prometheus Server is Healthy.\n"],
  ["/-/ready", "Prometheus Server is Ready.\n"],
]);

/** One piece at a time: the next is made when the reader has taken the one before. */
const sendPieces = (response: ServerResponse, pieces: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(pieces, { highWaterMark: 1 }), response);

async function send(response: ServerResponse, { status, body }: ApiAnswer): Promise<void> {
  response.writeHead(status, { "content-type": "application/json" });
  await sendPieces(response, jsonPieces(body));
}

async function sendMetrics(response: ServerResponse, deps: PrometheusDeps): Promise<void> {
  response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
  await sendPieces(response, exposition(deps.streams(), deps.clock.now()));
}

const text = (response: ServerResponse, status: number, body: string, headers: object = {}): void => {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers });
  response.end(body);
};

async function answerApi(
  deps: PrometheusDeps,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (request.method === "OPTIONS") return void response.writeHead(204).end();
  const route = routeOf(url.pathname.slice("/api/v1/".length));
  if (!route) {
    text(response, 404, "404 page not found\n");
    return;
  }
  const allowed = ["GET", "OPTIONS", ...(route.post ? ["POST"] : [])];
  if (!allowed.includes(request.method ?? "")) {
    text(response, 405, "Method Not Allowed\n", { allow: allowed.join(", ") });
    return;
  }
  const parameters = await readParameters(request, url);
  await send(response, route.endpoint({ deps, parameters, query: url.searchParams }));
}

/** What is served beside the API, by path. */
async function answerPlain(
  deps: PrometheusDeps,
  method: string,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const plain = PLAIN.get(path);
  if (method !== "GET" && method !== "HEAD")
    text(response, 405, "Method Not Allowed\n", { allow: "GET, HEAD" });
  else if (path === "/metrics") await sendMetrics(response, deps);
  else if (plain === undefined) text(response, 404, "404 page not found\n");
  else text(response, 200, plain);
}

async function handle(
  deps: PrometheusDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = URL.parse(request.url ?? "/", "http://prometheus.invalid");
  if (!url) text(response, 400, "400 Bad Request");
  else if (url.pathname.startsWith("/api/v1/")) await answerApi(deps, request, response, url);
  else await answerPlain(deps, request.method ?? "GET", url.pathname, response);
}

/**
 * The HTTP API of a Prometheus (https://prometheus.io/docs/prometheus/latest/querying/api/) over computed series and a few
 * rules, and the series' current values at /metrics. Answers what it does not know with Prometheus' own kind of error; never
 * throws.
 */
export function createPrometheusApi(deps: PrometheusDeps): RequestListener {
  const rules = RULE_GROUPS.flatMap((group) => group.rules).filter((rule) => rule.kind === "recording");
  const recorded = { ...deps, series: withRecordedSeries(deps.series, rules, deps.clock) };
  return (request, response) => {
    handle(recorded, request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      const message = error instanceof Error ? error.message : "unexpected failure";
      response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ status: "error", errorType: "internal", error: message }));
    });
  };
}
