import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { CONFIG_SAMPLES } from "@/lib/testing/config-samples";
import { formSentences } from "./form-sentences";
import { joinWords } from "./join-words";

const of = (kind: string, spec: JsonObject): readonly string[] => formSentences(kind, { spec });
const route = (subset: string, weight?: number): JsonObject => ({
  destination: { host: "reviews", subset },
  ...(weight !== undefined && { weight }),
});

describe("sentences of a VirtualService", () => {
  const spec = {
    hosts: ["reviews"],
    http: [
      { match: [{ headers: { "end-user": { exact: "jason" } } }], route: [route("v2")] },
      { route: [route("v1", 60), route("v2", 30), route("v3", 10), route("v4", 0)], timeout: "3s" },
    ],
  };

  test("say who goes where, in the order of the routes", () => {
    expect(of("VirtualService", spec)).toEqual([
      "For requests to reviews from inside the mesh:",
      "Requests with header end-user = jason go to v2.",
      "All other requests go to 60 % v1, 30 % v2, 10 % v3; within 3s.",
    ]);
  });

  test("say which route is never reached", () => {
    const http = [{ route: [route("v1")] }, { match: [{ uri: { prefix: "/a" } }], route: [route("v2")] }];
    expect(of("VirtualService", { ...spec, http })[2]).toBe(
      "Requests with uri prefix /a never get here: route 1 takes all of them first.",
    );
  });

  test.each<[JsonObject, string]>([
    [{ redirect: { uri: "/new" } }, "are redirected to /new."],
    [{ directResponse: { status: 503 } }, "are answered with 503."],
    [{ delegate: { name: "other" } }, "are routed by the VirtualService other."],
    [{ route: [] }, "go to nowhere."],
    [{ route: [route("v1", 0), route("v2", 0)] }, "go to no destination, for all weights are 0."],
    [
      {
        route: [route("v1")],
        fault: { delay: { percentage: { value: 10 }, fixedDelay: "5s" }, abort: { httpStatus: 503 } },
      },
      "go to v1; 10 % wait 5s first, none fail with 503.",
    ],
    [
      { route: [route("v1")], retries: { attempts: 3 }, mirrors: [{ destination: { host: "shadow" } }] },
      "go to v1; tried again up to 3 times, copied to shadow.",
    ],
  ])("%j", (rule, end) => {
    expect(of("VirtualService", { hosts: ["reviews"], http: [rule] })[1]).toBe(`All requests ${end}`);
  });
});

test.each<[string, JsonObject, readonly string[]]>([
  ["AuthorizationPolicy", {}, ["Every request to all workloads it reaches is refused."]],
  [
    "AuthorizationPolicy",
    { action: "DENY" },
    ["Nothing happens to requests to all workloads it reaches: there is no rule."],
  ],
  [
    "AuthorizationPolicy",
    {
      selector: { matchLabels: { app: "a" } },
      rules: [{ from: [{ source: { namespaces: ["b"] } }], to: [{ operation: { methods: ["GET"] } }] }],
    },
    [
      "Requests to workloads with app=a from namespaces b with methods GET are allowed. All others are refused unless another policy allows them.",
    ],
  ],
  [
    "AuthorizationPolicy",
    { action: "CUSTOM", provider: { name: "ext" }, rules: [{}] },
    ["Requests to all workloads it reaches from anybody are decided by ext."],
  ],
  [
    "PeerAuthentication",
    { mtls: { mode: "STRICT" }, portLevelMtls: { 80: { mode: "DISABLE" } } },
    [
      "Sidecars and ztunnels of all workloads it reaches take mutual TLS only; plain text is refused.",
      "On port 80 they take plain text only.",
    ],
  ],
  [
    "DestinationRule",
    {
      host: "a",
      trafficPolicy: { loadBalancer: { simple: "RANDOM" }, outlierDetection: {} },
      subsets: [{ name: "v1" }],
    },
    [
      "Calls to a are spread by RANDOM.",
      "Calls to a leave a pod out for 30s after 5 errors 5xx in a row.",
      "Its pods can be routed to as v1.",
    ],
  ],
  [
    "HTTPRoute",
    { parentRefs: [{ name: "front" }], rules: [{ backendRefs: [{ name: "a", weight: 3 }, { name: "b" }] }] },
    ["For requests to every host at front:", "All requests go to 75 % a, 25 % b."],
  ],
  [
    "Gateway.networking.istio.io",
    {
      selector: { istio: "g" },
      servers: [{ port: { number: 80, protocol: "HTTP" }, hosts: ["*"], tls: { httpsRedirect: true } }],
    },
    ["Gateway pods with istio=g take HTTP for * on port 80 and redirects to HTTPS."],
  ],
  [
    "Sidecar",
    { egress: [{ hosts: ["./*"] }], outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } },
    ["All workloads it reaches know of ./* only.", "Calls to hosts they do not know are refused."],
  ],
  ["EnvoyFilter", { configPatches: [] }, []],
  ["toString", {}, []],
])("a %s of %j", (kind, spec, sentences) => {
  expect(of(kind, spec)).toEqual(sentences);
});

test("any object of any kind has sentences, whatever is missing in it", () => {
  for (const kind of [
    "VirtualService",
    "DestinationRule",
    "Telemetry",
    "ServiceEntry",
    "BackendTLSPolicy",
    "ReferenceGrant",
  ]) {
    expect(() => formSentences(kind, { spec: null })).not.toThrow();
    for (const sample of CONFIG_SAMPLES) expect(() => formSentences(kind, sample)).not.toThrow();
  }
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b", "c"], "a, b and c"],
  [["a", "b", "c", "d", "e", "f", "g"], "a, b, c, d, e and 2 more"],
])("%j is listed as %s", (words, text) => {
  expect(joinWords(words)).toBe(text);
});
