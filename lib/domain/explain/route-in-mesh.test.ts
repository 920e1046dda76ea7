import { describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { bornAt } from "@/lib/testing/born-at";
import { demoConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import type { JsonObject } from "../mesh/cluster-object";
import { explainMesh } from "./explain-mesh";
import { explainRequest } from "./explain-request";
import type { ExplainedRequest } from "./explained-request";
import type { Explanation } from "./explanation";

const BASE: readonly K8sObject[] = [
  demoNamespace("shop"),
  demoPod({ workload: "front" }),
  demoPod({ workload: "web", labels: { app: "web", version: "v1" } }),
  demoService({ name: "web", spec: { clusterIP: "10.96.0.1" } }),
];
const to = (host: string, more: JsonObject = {}): JsonObject => ({ destination: { host, ...more } });
const virtualService = (path: string, spec: JsonObject, created = "2026-01-01T00:00:00Z"): K8sObject =>
  bornAt(demoConfig("VirtualService", path, { hosts: ["web"], ...spec }), created);
const delegate = (path: string, spec: JsonObject): K8sObject => demoConfig("VirtualService", path, spec);

/** A GET of `/` at `web:8080` by `front`. */
function explained(more: readonly K8sObject[], request: Partial<ExplainedRequest> = {}): Explanation {
  const settings = {
    rootNamespace: "istio-system",
    allowAny: true,
    autoMtls: true,
    trustDomains: ["cluster.local"],
  };
  return explainRequest(explainMesh(demoSnapshot([...BASE, ...more]), settings), {
    source: { namespace: "shop", workload: "front" },
    host: "web",
    port: 8080,
    method: "GET",
    path: "/",
    headers: {},
    claims: null,
    tls: false,
    ...request,
  });
}

const told = ({ steps }: Explanation): string =>
  steps
    .map(({ object, path, verdict, because }) => `${object?.name ?? "-"} ${path} ${verdict}: ${because}`)
    .join("\n");

describe("steps say what to do about", () => {
  const root = (more: JsonObject): K8sObject => virtualService("shop/root", { http: [{ delegate: more }] });

  it.each<readonly [rule: string, objects: readonly K8sObject[], expected: string]>([
    [
      "a delegate that is missing",
      [root({ name: "gone" })],
      "root spec.http[0].delegate skips: it delegates to VirtualService shop/gone, which does not exist",
    ],
    [
      "a delegate to itself",
      [root({ name: "root" })],
      "root spec.http[0].delegate skips: it delegates to itself",
    ],
    [
      "delegates in a circle",
      [
        root({ name: "a" }),
        delegate("shop/a", { http: [{ delegate: { name: "b" } }] }),
        delegate("shop/b", { http: [{ delegate: { name: "a" } }] }),
      ],
      "skips: VirtualService shop/a delegates again, in a circle or in a chain",
    ],
    [
      "a delegate with hosts of its own",
      [root({ name: "a" }), delegate("shop/a", { hosts: ["x"], http: [{ route: [to("web")] }] })],
      "which has hosts of its own and so is no delegate",
    ],
    [
      "a delegate that is not exported",
      [
        root({ name: "a", namespace: "bank" }),
        delegate("bank/a", { exportTo: ["."], http: [{ route: [to("web")] }] }),
      ],
      "which is not exported to shop",
    ],
    [
      "a delegate that matches elsewhere",
      [
        virtualService("shop/root", {
          http: [{ match: [{ uri: { prefix: "/a" } }], delegate: { name: "a" } }],
        }),
        delegate("shop/a", { http: [{ match: [{ uri: { prefix: "/b" } }], route: [to("web")] }] }),
      ],
      "no route of VirtualService shop/a matches within what this route matches",
    ],
    [
      "two VirtualServices that claim one host",
      [
        virtualService("shop/old", { http: [{ route: [to("web")] }] }),
        virtualService("shop/young", { http: [{ route: [to("web")] }] }, "2026-02-01T00:00:00Z"),
      ],
      "young spec.hosts skips: inside the mesh one counts for a host, and VirtualService shop/old is older",
    ],
    [
      "a VirtualService that is not exported",
      [virtualService("bank/hidden", { hosts: ["web.shop.svc.cluster.local"], exportTo: ["."], http: [] })],
      "hidden  skips: it is not exported to the namespace shop",
    ],
    [
      "weights that add up to nothing",
      [
        virtualService("shop/v", {
          http: [
            {
              route: [
                { ...to("web"), weight: 0 },
                { ...to("web"), weight: 0 },
              ],
            },
          ],
        }),
      ],
      "v spec.http[0] refuses: it sends to no destination with a weight: 404",
    ],
    [
      "a header that requests lack, however it is named",
      [
        virtualService("shop/v", {
          http: [{ match: [{ headers: { constructor: { prefix: "a" } } }], route: [to("web")] }],
        }),
      ],
      'skips: there is no header constructor, it asks for a value that begins with "a"',
    ],
    [
      "a subset that nobody defines",
      [virtualService("shop/v", { http: [{ route: [to("web", { subset: "v9" })] }] })],
      "refuses: no DestinationRule for web.shop.svc.cluster.local defines the subset v9: 503",
    ],
    [
      "a subset without pods",
      [
        virtualService("shop/v", { http: [{ route: [to("web", { subset: "v2" })] }] }),
        demoConfig("DestinationRule", "shop/d", {
          host: "web",
          subsets: [{ name: "v2", labels: { version: "v2" } }],
        }),
      ],
      "refuses: no ready pod is behind web.shop.svc.cluster.local, subset v2: 503",
    ],
    [
      "a host that does not exist",
      [virtualService("shop/v", { http: [{ route: [to("gone")] }] })],
      "refuses: no Service or ServiceEntry that the proxy knows has the host gone.shop.svc.cluster.local: 503",
    ],
    [
      "a port that the destination lacks",
      [virtualService("shop/v", { http: [{ route: [to("web", { port: { number: 1 } })] }] })],
      "web spec.ports refuses: it has no port 1, but 8080: 503",
    ],
    [
      "limits of connections",
      [
        demoConfig("DestinationRule", "shop/d", {
          host: "web",
          trafficPolicy: { connectionPool: { tcp: { maxConnections: 3 } }, outlierDetection: {} },
        }),
      ],
      "d spec.trafficPolicy.connectionPool changes: each proxy allows 3 connections; more is answered 503",
    ],
    [
      "what a route changes and copies",
      [
        virtualService("shop/v", {
          http: [{ rewrite: { uri: "/new" }, timeout: "2s", mirror: { host: "copy" }, route: [to("web")] }],
        }),
      ],
      'v spec.http[0].rewrite changes: the path becomes "/new"',
    ],
  ])("%s", (_rule, objects, expected) => {
    expect(told(explained(objects))).toContain(expected);
  });

  it("a Sidecar that drops hosts it does not import", () => {
    const sidecar = demoConfig("Sidecar", "shop/default", {
      egress: [{ hosts: ["./nothing.shop.svc.cluster.local"] }],
      outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
    });
    const said = explained([sidecar]);
    expect([said.outcome, said.code]).toEqual(["blackHole", 502]);
    expect(told(said)).toContain(
      "default spec.outboundTrafficPolicy refuses: its outboundTrafficPolicy is REGISTRY_ONLY",
    );
  });
});

describe("explanations sum up", () => {
  it("timeouts, retries and faults", () => {
    const fault = { abort: { httpStatus: 503, percentage: { value: 10 } } };
    const said = explained([
      virtualService("shop/v", {
        http: [{ timeout: "2s", retries: { attempts: 1 }, fault, route: [to("web")] }],
      }),
    ]);
    expect(said).toMatchObject({
      outcome: "route",
      timeoutMs: 2_000,
      retries: { attempts: 1 },
      fault: { delay: null, abort: { percent: 10, code: 503, grpc: false } },
    });
  });

  it.each<readonly [rule: string, rule_: JsonObject, outcome: string, code: number, because: string]>([
    [
      "a redirect with the port of the request",
      { redirect: { uri: "/x", derivePort: "FROM_REQUEST_PORT" } },
      "redirect",
      301,
      "http://web:8080/x",
    ],
    [
      "a redirect to https",
      { redirect: { scheme: "https", redirectCode: 308 } },
      "redirect",
      308,
      "https://web/",
    ],
    [
      "an answer of the proxy",
      { directResponse: { status: 204 } },
      "directResponse",
      204,
      "the proxy answers 204 itself",
    ],
  ])("%s", (_rule, http, outcome, code, because) => {
    const said = explained([virtualService("shop/v", { http: [http] })]);
    expect([said.outcome, said.code]).toEqual([outcome, code]);
    expect(told(said)).toContain(because);
  });

  it("weights beyond any that the schema allows as shares", () => {
    const route = [
      { ...to("web"), weight: 1e308 },
      { ...to("web"), weight: 1e308 },
    ];
    const said = explained([virtualService("shop/v", { http: [{ route }] })]);
    expect(said.destinations.map(({ weight }) => weight)).toEqual([50, 50]);
  });

  it("that a caller without a proxy obeys no routes", () => {
    const bare = demoPod({ workload: "bare", dataPlane: "none" });
    const aside = virtualService("shop/v", { http: [{ directResponse: { status: 204 } }] });
    const said = explained([bare, aside], { source: { namespace: "shop", workload: "bare" } });
    expect([said.outcome, said.mtls, said.retries]).toEqual(["route", false, null]);
    expect(told(said)).toContain("the caller has no proxy");
  });

  it("the same host in any of its forms", () => {
    for (const host of [
      "web",
      "WEB.shop",
      "web.shop.svc",
      "web.shop.svc.cluster.local",
      "web.shop.svc.cluster.local.",
      "10.96.0.1",
      "web:8080",
    ])
      expect(explained([], { host }).destinations).toMatchObject([
        { host: "web.shop.svc.cluster.local", weight: 100 },
      ]);
  });
});
