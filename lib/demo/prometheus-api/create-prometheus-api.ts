import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type ApiAnswer, failure } from "./api-answer";
import { exposition } from "./exposition";
import type { PrometheusDeps } from "./prometheus-deps";
import { instantQuery, rangeQuery } from "./query-endpoints";
import { readParameters } from "./read-parameters";
import { labelNames, labelValues, seriesList } from "./series-endpoints";
import { STATUS_ENDPOINTS } from "./status-endpoints";

type Endpoint = (deps: PrometheusDeps, parameters: URLSearchParams) => ApiAnswer;

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ...STATUS_ENDPOINTS,
  ["query", instantQuery],
  ["query_range", rangeQuery],
  ["series", seriesList],
  ["labels", labelNames],
]);

const PLAIN: ReadonlyMap<string, string> = new Map([
  ["/-/healthy", "Prometheus Server is Healthy.\n"],
  ["/-/ready", "Prometheus Server is Ready.\n"],
]);

function answerTo(deps: PrometheusDeps, path: string, parameters: URLSearchParams): ApiAnswer {
  const endpoint = ENDPOINTS.get(path);
  if (endpoint) return endpoint(deps, parameters);
  const label = /^label\/([^/]+)\/values$/.exec(path)?.[1];
  if (label !== undefined) return labelValues(deps, parameters, label);
  return failure("not_found", `no such endpoint: /api/v1/${path}`);
}

function send(response: ServerResponse, { status, body }: ApiAnswer): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function sendMetrics(response: ServerResponse, deps: PrometheusDeps): Promise<void> {
  response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
  const pieces = exposition(deps.streams(), deps.clock.now());
  // One piece at a time: the next is made when the reader has taken the one before.
  await pipeline(Readable.from(pieces, { highWaterMark: 1 }), response);
}

async function handle(
  deps: PrometheusDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = URL.parse(request.url ?? "/", "http://prometheus.invalid");
  if (!url) {
    send(response, failure("bad_data", "invalid URL"));
    return;
  }
  if (request.method !== "GET" && request.method !== "POST")
    return void response.writeHead(405, { allow: "GET, POST" }).end();
  const plain = PLAIN.get(url.pathname);
  if (plain !== undefined) return void response.writeHead(200, { "content-type": "text/plain" }).end(plain);
  if (url.pathname === "/metrics") return sendMetrics(response, deps);
  if (!url.pathname.startsWith("/api/v1/")) return void response.writeHead(404).end("404 page not found\n");
  const parameters = await readParameters(request, url);
  const answer = parameters
    ? answerTo(deps, url.pathname.slice("/api/v1/".length), parameters)
    : failure("bad_data", "request body too large");
  send(response, answer);
}

/**
 * The HTTP API of a Prometheus (https://prometheus.io/docs/prometheus/latest/querying/api/) over computed series, and
 * their current values at /metrics. Answers what it does not know with Prometheus' own kind of error; never throws.
 */
export function createPrometheusApi(deps: PrometheusDeps): RequestListener {
  return (request, response) => {
    handle(deps, request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      const message = error instanceof Error ? error.message : "unexpected failure";
      send(response, { status: 500, body: { status: "error", errorType: "internal", error: message } });
    });
  };
}
