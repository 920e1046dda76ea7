import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { ensureServers } from "@/lib/testing/real/ensure-servers";
import { loadCrds } from "@/lib/testing/real/load-objects";
import { type KubeApiserver, startKubeApiserver } from "@/lib/testing/real/start-kube-apiserver";
import { isJsonArray } from "../../json/is-json-array";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { parseRequest } from "../http/parse-request";
import { findResource, groupVersion } from "../kinds/find-kind";
import { admitObject } from "../write/admit-object";

const WRITES = 2000;
const SEED = 20_260_101;

const container = {
  name: "a",
  image: "x:1",
  args: ["x"],
  env: [{ name: "A", value: "1" }],
  ports: [{ containerPort: 80, name: "http" }],
  resources: { limits: { cpu: "1", memory: "1Gi" } },
  livenessProbe: { httpGet: { port: 80 } },
  volumeMounts: [{ name: "v", mountPath: "/v" }],
};
const pod = {
  containers: [container],
  volumes: [{ name: "v", emptyDir: {} }],
  nodeSelector: { a: "b" },
  tolerations: [{ key: "x", operator: "Exists" }],
};
const template = { metadata: { labels: { a: "b" } }, spec: pod };
const selector = { matchLabels: { a: "b" } };

/** Valid objects that the test makes small changes to, by their collection. */
const OBJECTS: readonly (readonly [collection: string, content: JsonObject])[] = [
  ["/api/v1/namespaces/t/pods", { spec: pod }],
  [
    "/api/v1/namespaces/t/services",
    {
      spec: {
        selector: { a: "b" },
        ports: [
          { port: 80, name: "http" },
          { port: 443, name: "https" },
        ],
      },
    },
  ],
  ["/api/v1/namespaces/t/configmaps", { data: { a: "b" } }],
  [
    "/apis/apps/v1/namespaces/t/deployments",
    { spec: { replicas: 2, selector, template, strategy: { rollingUpdate: { maxSurge: 1 } } } },
  ],
  ["/apis/apps/v1/namespaces/t/statefulsets", { spec: { selector, template, serviceName: "s" } }],
  [
    "/apis/batch/v1/namespaces/t/cronjobs",
    {
      spec: {
        schedule: "*/5 * * * *",
        jobTemplate: {
          spec: { template: { spec: { restartPolicy: "Never", containers: [{ name: "a", image: "x" }] } } },
        },
      },
    },
  ],
  [
    "/apis/networking.k8s.io/v1/namespaces/t/ingresses",
    {
      spec: {
        rules: [
          {
            host: "a.b",
            http: {
              paths: [
                { path: "/", pathType: "Prefix", backend: { service: { name: "a", port: { number: 80 } } } },
              ],
            },
          },
        ],
      },
    },
  ],
  [
    "/apis/networking.k8s.io/v1/namespaces/t/networkpolicies",
    { spec: { podSelector: selector, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }] } },
  ],
  [
    "/apis/rbac.authorization.k8s.io/v1/namespaces/t/roles",
    { rules: [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }] },
  ],
  [
    "/apis/discovery.k8s.io/v1/namespaces/t/endpointslices",
    { addressType: "IPv4", endpoints: [{ addresses: ["10.0.0.1"] }], ports: [{ name: "http", port: 80 }] },
  ],
  [
    "/apis/networking.istio.io/v1/namespaces/t/virtualservices",
    {
      spec: {
        hosts: ["a"],
        http: [
          {
            match: [{ uri: { prefix: "/" } }],
            route: [{ destination: { host: "a", port: { number: 80 } }, weight: 100 }],
            retries: { attempts: 3 },
          },
        ],
      },
    },
  ],
  [
    "/apis/networking.istio.io/v1/namespaces/t/destinationrules",
    {
      spec: {
        host: "a",
        subsets: [{ name: "v1", labels: { version: "v1" } }],
        trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" }, loadBalancer: { simple: "ROUND_ROBIN" } },
      },
    },
  ],
  [
    "/apis/security.istio.io/v1/namespaces/t/authorizationpolicies",
    { spec: { action: "ALLOW", rules: [{ from: [{ source: { principals: ["x"] } }] }] } },
  ],
  [
    "/apis/gateway.networking.k8s.io/v1/namespaces/t/httproutes",
    {
      spec: {
        parentRefs: [{ name: "g" }],
        hostnames: ["a.b"],
        rules: [{ backendRefs: [{ name: "a", port: 80 }] }],
      },
    },
  ],
];
const VALUES: readonly Json[] = [
  "",
  "x",
  "A_b",
  "a b",
  0,
  -1,
  1.5,
  70_000,
  3_000_000_000,
  true,
  null,
  [],
  {},
  ["x"],
  { a: 1 },
  "10%",
  "1s",
  7,
];
/** Rules that only the real server has: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-types */
const UNCHECKED = /resources\.(limits|requests)\[/;

type Step = string | number;

/** The paths of everything in a value. */
function pathsIn(value: Json, at: readonly Step[] = []): readonly (readonly Step[])[] {
  if (isJsonArray(value))
    return value.flatMap((item, index) => [[...at, index], ...pathsIn(item, [...at, index])]);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    [...at, key],
    ...pathsIn(child ?? null, [...at, key]),
  ]);
}

/** A value with what is at a path replaced, or left out where `put` is undefined. */
function changed(value: Json, [step, ...rest]: readonly Step[], put: Json | undefined): Json | undefined {
  if (step === undefined) return put;
  if (isJsonArray(value))
    return value.flatMap((item, index) => (index === step ? (changed(item, rest, put) ?? []) : [item]));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(
    ([key, child]) => [key, key === step ? changed(child ?? null, rest, put) : child] as const,
  );
  return Object.fromEntries(entries.filter(([, child]) => child !== undefined));
}

const write = fc
  .tuple(
    fc.constantFrom(...OBJECTS),
    fc.nat(),
    fc.option(fc.constantFrom(...VALUES), { nil: undefined, freq: 5 }),
  )
  .map(([[collection, content], at, put]) => {
    const paths = pathsIn(content);
    const body = changed(content, paths[at % paths.length] ?? [], put);
    return { collection, body: { ...(isObject(body) ? body : {}), metadata: { name: "w" } } };
  });

const causesOf = (body: unknown): readonly string[] =>
  isObject(body)
    ? objectsIn(jsonAt(body, "details", "causes")).map(
        (one) => `${textOr(one["reason"])} ${textOr(one["field"])}`,
      )
    : [];

/** An object without what the server adds that holds it, and without the addresses that others allocate. */
function contentOf(body: unknown): Json {
  if (!isObject(body) || body["kind"] === "Status") return null;
  const { metadata: _, status: __, ...content } = body;
  const { spec } = content;
  if (content["kind"] !== "Service" || !isObject(spec)) return content;
  const { clusterIP: _ip, clusterIPs: _ips, ...rest } = spec;
  return { ...content, spec: rest };
}

/** What the two servers say differently of a write; null where they agree. */
async function differenceOf(collection: string, body: JsonObject): Promise<string | null> {
  const request = parseRequest("POST", collection);
  if (request.type !== "resource") throw new Error(collection);
  const kind = findResource(request.group, request.version, request.plural);
  if (kind === undefined) throw new Error(collection);
  const object = { apiVersion: groupVersion(request.group, request.version), kind: kind.kind, ...body };
  const real = await server.send("POST", `${collection}?dryRun=All`, object);
  const admitted = admitObject(kind, request, object, { fieldValidation: "Warn", current: undefined });
  const own = admitted.ok ? { code: 201, body: admitted.object } : admitted.reply;
  const [expected, found] = [causesOf(real.body), causesOf(own.body)];
  const added = found.filter((cause) => !expected.includes(cause));
  const missing = expected.filter((cause) => !found.includes(cause) && !UNCHECKED.test(cause));
  // CEL rules are left to real servers: only they may refuse more of a custom resource.
  if (kind.custom && real.status === 422 && added.length === 0) return null;
  const same =
    own.code === real.status &&
    added.length + missing.length === 0 &&
    isDeepStrictEqual(contentOf(own.body), contentOf(real.body));
  return same
    ? null
    : `${JSON.stringify(object)}\nreal ${real.status} ${expected.join()} ${JSON.stringify(contentOf(real.body))}\nown ${own.code} ${found.join()} ${JSON.stringify(contentOf(own.body))}`;
}

let server: KubeApiserver;
const folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-admission-"));

beforeAll(async () => {
  const servers = ensureServers();
  server = await startKubeApiserver(servers, folder, []);
  await loadCrds(server.send, servers.crdFiles);
  await server.send("POST", "/api/v1/namespaces", { metadata: { name: "t" } });
}, 180_000);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it(
  `admits, completes or refuses ${WRITES} objects as the real API server does`,
  { timeout: 300_000 },
  async () => {
    const differences: string[] = [];
    for (const { collection, body } of fc.sample(write, { numRuns: WRITES, seed: SEED })) {
      const difference = await differenceOf(collection, body);
      if (difference !== null) differences.push(difference);
    }
    expect(differences).toEqual([]);
  },
);
