import { describe, expect, it } from "vitest";
import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import { gatewayApi, toService } from "@/lib/demo/world/gateway-api";
import { istioConfig } from "@/lib/demo/world/istio-config";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import type { ScenarioName } from "@/lib/demo/scenario-names";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt } from "@/lib/domain/mesh/read-json";
import { demoMesh, type DemoMesh } from "@/lib/testing/demo-mesh";
import { assessImpact } from "./assess-impact";
import type { Impact } from "./impact";

type Edit = (object: K8sObject) => K8sObject | null;

const isOne = ({ kind, metadata }: K8sObject, which: string): boolean =>
  which === `${kind} ${metadata.namespace}/${metadata.name}`;
const spec =
  (which: string, change: (spec: JsonObject) => JsonObject): Edit =>
  (object) =>
    isOne(object, which) ? { ...object, spec: change(specOf(object)) } : object;
const without =
  (which: string): Edit =>
  (object) =>
    isOne(object, which) ? null : object;
const keep: Edit = (object) => object;

const specOf = (object: K8sObject): JsonObject => objectAt(object, "spec");

interface Foretold {
  readonly impact: Impact;
  readonly before: DemoMesh;
  readonly after: DemoMesh;
}

/** What is foretold of an edit of a scenario, and what the simulated mesh then does. */
function foretell(name: ScenarioName, edit: Edit, more: readonly K8sObject[] = []): Foretold {
  const scenario = scenarioNamed(name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  const [before, after] = [demoMesh(scenario), demoMesh(scenario, edit, more)];
  const impact = assessImpact({
    before: before.snapshot,
    after: after.snapshot,
    rows: before.rows,
    windowSeconds: 60,
    rootNamespace: "istio-system",
    visible: before.namespaces,
  });
  return { impact, before, after };
}

const sum = (flows: readonly MeshFlow[]): number =>
  flows.reduce((total, { perSecond }) => total + perSecond, 0);
const hostOf = ({ service }: MeshFlow): string =>
  service.host.endsWith(".svc.cluster.local") ? `${service.name}.${service.namespace}` : service.host;
const isRefused = ({ code, flags }: MeshFlow): boolean => code === "403" || /UC|UF|UH|NC|DENY|FI/.test(flags);

/** What a caller's requests to a workload come to in the mesh as it is. */
function rateTo({ flows }: DemoMesh, caller: string, destination: string): number {
  const [workload] = destination.split(".");
  return sum(
    flows.filter(
      ({ role, source, destination: to }) =>
        role === "request" && source.workload === caller && to?.workload === workload,
    ),
  );
}

function refusedAt({ flows }: DemoMesh, service: string): number {
  return sum(flows.filter((flow) => flow.role === "request" && hostOf(flow) === service && isRefused(flow)));
}

const reviews = (weights: readonly number[]): Edit =>
  spec("VirtualService bookinfo/reviews", (held) => {
    const [byHeader, rest, ...more] = objectsAt(held, "http");
    if (!byHeader || !rest || more.length > 0) throw new Error("the scenario has changed");
    const route = weights.map((weight, index) => ({
      destination: { host: "reviews.bookinfo.svc.cluster.local", subset: `v${index + 1}` },
      weight,
    }));
    return { ...held, http: [byHeader, { route }] };
  });

describe("what is foretold of routing comes true in the simulated mesh", () => {
  it.each<readonly [rule: string, name: ScenarioName, edit: Edit, more: readonly K8sObject[]]>([
    ["other weights", "bookinfo", reviews([50, 30, 20]), []],
    ["all to one version", "bookinfo", reviews([0, 0, 100]), []],
    ["no VirtualService any more", "canary", without("VirtualService canary/checkout"), []],
    [
      "a route to another service",
      "canary",
      keep,
      [
        istioConfig("VirtualService", "canary/storefront-inside", {
          hosts: ["storefront"],
          http: [{ route: [{ destination: { host: "checkout" } }] }],
        }),
      ],
    ],
    [
      "a release of a canary",
      "canary",
      spec("VirtualService canary/checkout", (held) => ({
        ...held,
        http: [{ route: [{ destination: { host: "checkout", subset: "v2" } }] }],
      })),
      [],
    ],
    [
      "the first VirtualService of a service",
      "shop",
      keep,
      [
        istioConfig("VirtualService", "shop-front/search", {
          hosts: ["search"],
          http: [{ route: [{ destination: { host: "search" } }] }],
        }),
      ],
    ],
    [
      "a Service's route into another namespace, which no ReferenceGrant allows",
      "mtls-gap",
      keep,
      [
        gatewayApi("HTTPRoute", "gap-mixed/accounts", {
          parentRefs: [{ group: "", kind: "Service", name: "accounts" }],
          rules: [{ backendRefs: [toService("ledger", 8080, { namespace: "gap-strict" })] }],
        }),
      ],
    ],
    [
      "a route of a gateway by weight",
      "canary",
      spec("VirtualService canary/storefront", (held) => ({
        ...held,
        http: [
          {
            route: [
              { destination: { host: "storefront" }, weight: 75 },
              { destination: { host: "checkout", subset: "v1" }, weight: 25 },
            ],
          },
        ],
      })),
      [],
    ],
  ])("%s", (_rule, name, edit, more) => {
    const { impact, after } = foretell(name, edit, more);
    expect(impact.unknown).toEqual([]);
    expect(impact.refused).toEqual([]);
    for (const { caller, destination, before, after: expected } of impact.moves) {
      const actual = rateTo(after, caller?.workload ?? "", destination);
      expect(Math.abs(actual - expected)).toBeLessThan(0.02 * Math.max(before, expected) + 0.01);
    }
  });

  it.each([
    [
      "a subset that nobody defines",
      "bookinfo",
      without("DestinationRule bookinfo/reviews"),
      [],
      "reviews.bookinfo",
    ],
    [
      "a fault that aborts half",
      "bookinfo",
      keep,
      [
        istioConfig("VirtualService", "bookinfo/details", {
          hosts: ["details"],
          http: [
            {
              fault: { abort: { httpStatus: 503, percentage: { value: 50 } } },
              route: [{ destination: { host: "details" } }],
            },
          ],
        }),
      ],
      "details.bookinfo",
    ],
    [
      "a version without pods",
      "canary",
      spec("DestinationRule canary/checkout", (held) => ({
        ...held,
        subsets: [
          { name: "v1", labels: { version: "v1" } },
          { name: "v2", labels: { version: "v22" } },
        ],
      })),
      [],
      "checkout.canary",
    ],
  ] as const)("refuses for %s", (_rule, name, edit, more, service) => {
    const { impact, before, after } = foretell(name, edit, more);
    const foretold = impact.refused.reduce((total, { requestsPerSecond }) => total + requestsPerSecond, 0);
    const untold = impact.unknown.reduce((total, { atMost }) => total + atMost, 0);
    const errors = sum(
      after.flows.filter((flow) => {
        return (
          flow.role === "request" && flow.call.host.startsWith(service.split(".")[0] ?? "") && isRefused(flow)
        );
      }),
    );
    const more5xx = errors - refusedAt(before, service);
    expect(foretold).toBeGreaterThan(0);
    expect(more5xx).toBeGreaterThan(0.97 * foretold - 0.01);
    expect(more5xx).toBeLessThan(1.03 * foretold + untold + 0.01);
  });

  it("a host that the gateway no longer serves", () => {
    const { impact, before } = foretell(
      "canary",
      spec("Gateway canary/storefront", (held) => ({
        ...held,
        servers: [{ port: { number: 8080, name: "http", protocol: "HTTP" }, hosts: ["other.example.com"] }],
      })),
    );
    const [refusal] = impact.refused;
    expect(refusal?.requestsPerSecond).toBeCloseTo(rateTo(before, "istio-ingressgateway", "storefront"), 1);
    expect(impact.refused).toHaveLength(1);
  });
});

const policy = (path: string, held: JsonObject): K8sObject => istioConfig("AuthorizationPolicy", path, held);

describe("what is foretold of policies holds in the simulated mesh", () => {
  it.each<
    readonly [rule: string, name: ScenarioName, edit: Edit, more: readonly K8sObject[], service: string]
  >([
    [
      "STRICT for a namespace with callers in plain text",
      "mtls-gap",
      spec("PeerAuthentication gap-mixed/default", () => ({ mtls: { mode: "STRICT" } })),
      [],
      "web.gap-mixed",
    ],
    [
      "a DestinationRule that sends plain text to STRICT",
      "mtls-gap",
      keep,
      [
        istioConfig("DestinationRule", "gap-mixed/accounts", {
          host: "accounts",
          trafficPolicy: { tls: { mode: "DISABLE" } },
        }),
      ],
      "accounts.gap-mixed",
    ],
    [
      "mutual TLS by DestinationRule to one that disables it",
      "mtls-gap",
      keep,
      [
        istioConfig("DestinationRule", "gap-mixed/printer", {
          host: "printer",
          trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" } },
        }),
      ],
      "printer.gap-mixed",
    ],
    [
      "another principal for a database",
      "policies",
      spec("AuthorizationPolicy bank/accounts", () => ({
        selector: { matchLabels: { app: "accounts" } },
        rules: [{ from: [{ source: { principals: ["cluster.local/ns/bank-branch/sa/kiosk"] } }] }],
      })),
      [],
      "accounts.bank",
    ],
    [
      "a denial of a namespace",
      "policies",
      keep,
      [
        policy("bank/no-branch", {
          selector: { matchLabels: { app: "loans" } },
          action: "DENY",
          rules: [{ from: [{ source: { namespaces: ["bank-branch"] } }] }],
        }),
      ],
      "loans.bank",
    ],
    ["a policy that allows nothing", "policies", keep, [policy("bank/nothing", {})], "statements.bank"],
    [
      "a denial by path, which cannot be told",
      "policies",
      keep,
      [
        policy("bank/no-loans", {
          selector: { matchLabels: { app: "loans" } },
          action: "DENY",
          rules: [{ to: [{ operation: { paths: ["/loans"] } }] }],
        }),
      ],
      "loans.bank",
    ],
    [
      "a denial in dry run",
      "policies",
      keep,
      [
        {
          ...policy("bank/try", { action: "DENY", rules: [{}] }),
          metadata: { namespace: "bank", name: "try", annotations: { "istio.io/dry-run": "true" } },
        },
      ],
      "loans.bank",
    ],
    [
      "a principal at a ztunnel",
      "ambient",
      spec("AuthorizationPolicy clinic/records", (held) => ({
        ...held,
        rules: [{ from: [{ source: { namespaces: ["clinic-billing"] } }] }],
      })),
      [],
      "records.clinic",
    ],
    [
      "a denial at a waypoint",
      "ambient",
      keep,
      [
        policy("clinic-booking/closed", {
          targetRefs: [{ group: "", kind: "Service", name: "appointments" }],
          action: "DENY",
          rules: [{ from: [{ source: { namespaces: ["clinic"] } }] }],
        }),
      ],
      "appointments.clinic-booking",
    ],
  ])("%s", (_rule, name, edit, more, service) => {
    const { impact, before, after } = foretell(name, edit, more);
    const of = impact.refused.filter((one) => one.service === service);
    const foretold = of.reduce((total, { requestsPerSecond }) => total + requestsPerSecond, 0);
    const untold = impact.unknown
      .filter(({ what }) => what.endsWith(`to ${service}`))
      .reduce((total, { atMost }) => total + atMost, 0);
    const admitted = impact.admitted
      .filter((one) => one.service === service)
      .reduce((total, { requestsPerSecond }) => total + requestsPerSecond, 0);
    const actual = refusedAt(after, service) - refusedAt(before, service) + admitted;
    expect(actual).toBeGreaterThan(0.97 * foretold - 0.01);
    if (of.every(({ because }) => !because.includes("connections")))
      expect(actual).toBeLessThan(1.03 * foretold + untold + 0.01);
  });

  it("lets in whom a policy refused", () => {
    const { impact, before, after } = foretell("policies", without("AuthorizationPolicy bank/accounts"));
    const [kiosk] = impact.admitted;
    expect(kiosk?.caller.workload).toBe("kiosk");
    expect(refusedAt(after, "accounts.bank")).toBe(0);
    expect(kiosk?.requestsPerSecond).toBeLessThanOrEqual(refusedAt(before, "accounts.bank"));
  });
});
