import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Answered, kubeSession } from "@/lib/testing/kube-session";
import type { ReplayStep } from "@/lib/testing/real/kube-replay/replay-step";
import { REPLAY_SCRIPT } from "@/lib/testing/real/kube-replay/replay-script";
import { accessObjects } from "../world/access/access-objects";
import { bookinfo } from "../world/scenarios/bookinfo/bookinfo";
import { PATCH_TYPES } from "./http/patch-types";
import { createKubeApi } from "./kube-api";
import { loadObjects } from "./store/load-objects";
import { ObjectStore } from "./store/object-store";

const NOW = Date.parse("2026-01-02T00:00:00Z");
const REQUESTS = 10_000;
const TURNS = 50;
const socket = new Socket();
const store = new ObjectStore(1000, 20);
loadObjects(store, [...accessObjects(["bookinfo"]), ...bookinfo().objects], NOW);
const listener = createKubeApi({ store, clock: { now: () => NOW }, bookmarkMs: 60_000 });

interface Odd {
  readonly method: string;
  readonly url: string;
  readonly token: string;
  readonly type: string;
  readonly accept: string;
  readonly body: string;
}

/** Answers a request without a connection; the status, or 0 where the answer did not end (a watch) or never came. */
async function answerTo({ method, url, token, type, accept, body }: Odd): Promise<number> {
  const request = new IncomingMessage(socket);
  Object.assign(request, { method, url });
  Object.assign(request.headers, { authorization: `Bearer ${token}`, "content-type": type, accept });
  request.push(body);
  request.push(null);
  const response = new ServerResponse(request);
  listener(request, response);
  for (let turn = 0; turn < TURNS && !response.headersSent; turn += 1) await setImmediate();
  const status = response.headersSent ? response.statusCode : 0;
  response.emit("close");
  return status;
}

const oneOf = (words: string): fc.Arbitrary<string> => fc.constantFrom(...words.split(" "));
const VS = "/apis/networking.istio.io/v1/namespaces/bookinfo/virtualservices";
const REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
const SEGMENTS =
  "api apis v1 apps networking.istio.io namespaces bookinfo pods deployments virtualservices reviews status scale eviction log token openapi v3 __proto__ constructor % %2e%2e %00";
const PARAMETERS =
  "watch limit continue resourceVersion resourceVersionMatch labelSelector fieldSelector dryRun timeoutSeconds sendInitialEvents allowWatchBookmarks fieldManager fieldValidation force propagationPolicy gracePeriodSeconds orphanDependents includeObject";
const TYPES =
  "application/json application/yaml application/apply-patch+yaml application/merge-patch+json application/json-patch+json application/strategic-merge-patch+json application/vnd.kubernetes.protobuf text/plain";
const path = fc.oneof(
  oneOf(
    `${VS} ${VS}/reviews ${VS}/bookinfo/status ${VS}/none /api/v1/pods /api/v1/namespaces ${REVIEWS} /version`,
  ),
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: oneOf(SEGMENTS) },
        { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
      ),
      {
        maxLength: 8,
      },
    )
    .map((parts) => `/${parts.join("/")}`),
);
const search = fc.option(
  fc
    .tuple(oneOf(PARAMETERS), fc.oneof(oneOf("true 1 -1 a=b in( 1e9"), fc.string({ maxLength: 6 })))
    .map(([name, value]) => `?${name}=${encodeURIComponent(value)}`),
  { nil: "" },
);
const head = {
  url: fc.tuple(path, search).map((parts) => parts.join("")),
  type: oneOf(TYPES),
  accept: fc.constantFrom("", "*/*", "application/json;as=Table;v=v1;g=meta.k8s.io", "application/yaml"),
};
/** Nothing that is an object of the API, nor a patch of one: even an administrator's request with it must be refused. */
const noObject = fc.oneof(
  fc.constantFrom(
    "",
    "{",
    "null",
    "[1]",
    "k8s\0\n",
    "a: &a [*a]",
    '{"kind":1}',
    '{"apiVersion":"v1","kind":"Pod"}',
    '{"metadata":{"name":7}}',
    '{"metadata":null}',
    '[{"op":"move","path":"/","from":"/metadata"}]',
    '[{"op":"replace","path":"/metadata/name","value":"other"}]',
    "[".repeat(200),
  ),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => `\u0001${text}`),
  fc.json({ maxDepth: 2 }).map((text) => `[${text},`),
);
const odd: fc.Arbitrary<Odd> = fc.oneof(
  fc.record({
    ...head,
    method: oneOf("GET GET HEAD POST PUT PATCH DELETE OPTIONS BREW"),
    token: oneOf("mesh-viewer bookinfo-viewer bookinfo-workloads nobody"),
    body: fc.oneof(noObject, fc.constant('{"metadata":{"labels":{"a":"b"}}}')),
  }),
  fc.record({ ...head, method: oneOf("POST PUT PATCH"), token: fc.constant("demo-admin"), body: noObject }),
);

it("answers 10,000 odd requests, none with a server error, and changes nothing in the store", async () => {
  const before = store.all();
  const { revision } = store;
  const statuses = new Map<number, number>();
  for (const request of fc.sample(odd, { numRuns: REQUESTS, seed: 20_260_102 })) {
    const status = await answerTo(request);
    if (status < 200 || status > 499) throw new Error(`${status}: ${JSON.stringify(request)}`);
    if (store.revision !== revision) throw new Error(`changed by ${JSON.stringify(request)}`);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(store.all()).toEqual(before);
  for (const usual of [200, 400, 401, 403, 404]) expect(statuses.get(usual)).toBeGreaterThan(50);
}, 20_000);

/** The path of one request of the script, the body of another, the type of a third. */
interface Mixed {
  readonly at: ReplayStep;
  readonly with: ReplayStep;
  readonly as: ReplayStep;
}

const STEPS = REPLAY_SCRIPT.map((step) => ({ ...step, path: step.path.replaceAll("<<ns>>", "bookinfo") }));
const anyStep: fc.Arbitrary<ReplayStep> = fc.constantFrom(...STEPS);
const mixed: fc.Arbitrary<Mixed> = fc.record({ at: anyStep, with: anyStep, as: anyStep });

/** A request that must change nothing: a dry run, of a deletion without its body, as of one with a body only that counts. */
function dryRun({ at, with: { body }, as }: Mixed): readonly [method: string, path: string, sent: object] {
  const { method, path } = at;
  const force = as.type === PATCH_TYPES.apply ? "&force=true" : "";
  const query = `${path.includes("?") ? "&" : "?"}dryRun=All&fieldManager=odd${force}`;
  const sent = body === undefined || method === "DELETE" || method === "GET" ? {} : { body };
  return [method, method === "GET" ? path : path + query, { ...sent, type: as.type ?? "application/json" }];
}

/** The API server gives no reason for the few 5xx that it answers on purpose, and 504 for a resourceVersion to come. */
const isDeliberate = ({ code, body }: Answered): boolean =>
  code >= 200 && (code < 500 || code === 504 || body["reason"] === undefined);

it("answers 10,000 dry runs of requests mixed from the replayed script, and changes nothing", async () => {
  const session = kubeSession([...accessObjects(["bookinfo"]), ...bookinfo().objects]);
  const { revision } = session.store;
  const codes = new Map<number, number>();
  for (const request of fc.sample(mixed, { numRuns: REQUESTS, seed: 7 })) {
    const answer = await session.send(...dryRun(request));
    if (!isDeliberate(answer)) throw new Error(`${answer.text} to ${JSON.stringify(dryRun(request))}`);
    if (session.store.revision !== revision) throw new Error(`changed by ${JSON.stringify(dryRun(request))}`);
    codes.set(answer.code, (codes.get(answer.code) ?? 0) + 1);
  }
  for (const usual of [200, 201, 400, 404, 422]) expect(codes.get(usual)).toBeGreaterThan(20);
}, 20_000);
