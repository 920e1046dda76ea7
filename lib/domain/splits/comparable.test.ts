import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { demoRows } from "@/lib/testing/demo-rows";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import {
  FRONT_TO_WEB,
  HALVES,
  observedSplits,
  splitPart,
  splitsOf,
  splitWorld,
  webRoutes,
  type SplitWorld,
} from "@/lib/testing/observed-splits";
import { demandFor, flowsOf } from "@/lib/testing/solved-flows";
import type { NotComparable, TrafficSplit } from "./traffic-split";

const containing = (text: string): unknown => expect.stringContaining(text);

const sharesOf = ({ destinations }: TrafficSplit): readonly (number | null)[] =>
  destinations.map(({ observedShare }) => observedShare && Number(observedShare.toFixed(3)));

const legacy = demoPod({ workload: "legacy", dataPlane: "none" });
const fromLegacy = { ...FRONT_TO_WEB, from: { namespace: "shop", workload: "legacy" } };
const withPorts = (ports: readonly JsonObject[], rule: JsonObject = HALVES): readonly K8sObject[] =>
  splitWorld([webRoutes([rule])]).map((object) =>
    object.kind === "Service"
      ? demoService({ name: "web", ports: ports.map((port) => ({ targetPort: 8080, ...port })) })
      : object,
  );
const noHttp = (name: string): readonly K8sObject[] => withPorts([{ name, port: 8080 }]);

describe("why shares are not compared", () => {
  it.each<readonly [NotComparable, string, SplitWorld]>([
    ["noTelemetry", "no telemetry", { objects: splitWorld([webRoutes([HALVES])]), rows: () => null }],
    ["noTraffic", "No caller", { objects: splitWorld([webRoutes([HALVES])]), intents: [] }],
    ["notEnoughTraffic", "20 requests", { objects: splitWorld([webRoutes([HALVES])]), windowSeconds: 0.2 }],
    [
      "callersOutsideRoute",
      "Callers that telemetry does not name",
      { objects: splitWorld([webRoutes([HALVES])], [legacy]), intents: [FRONT_TO_WEB, fromLegacy] },
    ],
    [
      "callersOutsideRoute",
      "Sidecar shop/narrow hides web.shop from shop/front",
      {
        objects: splitWorld([
          webRoutes([HALVES]),
          demoConfig("Sidecar", "shop/narrow", { egress: [{ hosts: ["./other.shop.svc.cluster.local"] }] }),
        ]),
      },
    ],
    [
      "callersOutsideRoute",
      "spec.http[0] instead",
      {
        objects: splitWorld([
          webRoutes([{ match: [{ sourceLabels: { app: "front" } }], route: [splitPart("v1")] }, HALVES]),
        ]),
      },
    ],
    [
      "secondRoute",
      "spec.http[0] (it asks for uri) leads to subset v1",
      {
        objects: splitWorld([
          webRoutes([{ match: [{ uri: { prefix: "/a" } }], route: [splitPart("v1")] }, HALVES]),
        ]),
      },
    ],
    [
      "secondRoute",
      "mirrored",
      { objects: splitWorld([webRoutes([{ ...HALVES, mirror: { host: "web", subset: "v2" } }])]) },
    ],
    [
      "conditional",
      "takes only requests with headers a, VirtualService shop/web spec.http[1]",
      {
        objects: splitWorld([
          webRoutes([
            { match: [{ headers: { a: { exact: "b" } } }], ...HALVES },
            { route: [splitPart("v1")] },
          ]),
        ]),
      },
    ],
    [
      "sameWorkloads",
      "have workloads in common",
      { objects: splitWorld([webRoutes([{ route: [splitPart("", 50), splitPart("v2", 50)] }])]) },
    ],
    [
      "sameWorkloads",
      "names web.shop, subset v1 twice",
      { objects: splitWorld([webRoutes([{ route: [splitPart("v1", 50), splitPart("v1", 50)] }])]) },
    ],
    [
      "noSubset",
      "defines the subset v9",
      { objects: splitWorld([webRoutes([{ route: [splitPart("v1", 50), splitPart("v9", 50)] }])]) },
    ],
    [
      "unknownHost",
      "No Service or ServiceEntry is named",
      { objects: splitWorld([webRoutes([{ route: [splitPart("v1", 50), splitPart("", 50, "nobody")] }])]) },
    ],
    [
      "noEndpoints",
      "No ready pod is behind web.shop, subset v2",
      {
        objects: splitWorld([webRoutes([HALVES])]).filter(
          ({ metadata }) => !metadata.name.startsWith("web-v2"),
        ),
      },
    ],
    [
      "noWeight",
      "No destination has a weight",
      { objects: splitWorld([webRoutes([{ route: [splitPart("v1", 0), splitPart("v2", 0)] }])]) },
    ],
    [
      "noWeight",
      "No destination has a weight",
      { objects: splitWorld([webRoutes([{ route: [splitPart("v1"), splitPart("v2")] }])]) },
    ],
    [
      "unreachableRoute",
      "spec.http[0] comes first",
      { objects: splitWorld([webRoutes([{ route: [splitPart("v1")] }, HALVES])]) },
    ],
    [
      "unreachableRoute",
      "VirtualService shop/a already routes web.shop",
      {
        objects: splitWorld([
          webRoutes([HALVES]),
          demoConfig("VirtualService", "shop/a", { hosts: ["web"], http: [{ route: [splitPart("v1")] }] }),
        ]),
      },
    ],
    [
      "headless",
      "is headless",
      {
        objects: splitWorld([webRoutes([HALVES])]).map((object) =>
          object.kind === "Service" ? demoService({ name: "web", spec: { clusterIP: "None" } }) : object,
        ),
      },
    ],
    ["portProtocol", "do not say HTTP", { objects: noHttp("tcp-web") }],
    [
      "oneSided",
      "Only the servers report requests of shop/front",
      {
        objects: splitWorld([webRoutes([HALVES])]),
        rows: (all) => all.filter(({ reporter }) => reporter !== "source"),
      },
    ],
    [
      "callersOutsideRoute",
      "also reached web-old, where no route leads now",
      {
        objects: splitWorld([webRoutes([HALVES])]),
        rows: (all) =>
          all.map((row) =>
            row.destinationWorkload === "web-v2" ? { ...row, destinationWorkload: "web-old" } : row,
          ),
      },
    ],
    [
      "connections",
      "divide connections",
      { objects: splitWorld([webRoutes([], { http: [], tcp: [HALVES] })]) },
    ],
  ])("%s: %s", (code, message, parts) => {
    const split = observedSplits(parts).find(({ notes }) => notes.some((note) => note.code === code));
    expect(split?.verdict).toBe("cannotTell");
    expect(split?.notes.map((note) => note.message).join("\n")).toContain(message);
    for (const { comparable, reason } of split?.destinations ?? []) {
      expect(comparable).toBe(false);
      expect(reason).toMatch(/\.$/);
    }
  });

  it("an ambient caller without a waypoint is told to get one", () => {
    const ambient = demoNamespace("shop", { "istio.io/dataplane-mode": "ambient" });
    const objects = [...splitWorld([webRoutes([HALVES])]).slice(1), ambient].map((object) =>
      object.kind === "Pod" && object.metadata.name.startsWith("front")
        ? demoPod({ workload: "front", dataPlane: "ztunnel" })
        : object,
    );
    const [split] = observedSplits({ objects });
    expect(split?.notes).toEqual([
      {
        code: "noWaypoint",
        message: containing("no waypoint stands before web.shop"),
      },
    ]);
  });

  it("callers by TCP are told to name the port", () => {
    const [split] = observedSplits({ objects: noHttp("tcp-web") });
    expect(split?.notes.map(({ code }) => code)).toContain("portProtocol");
  });

  const TWO = [
    { name: "tcp-web", port: 8080 },
    { name: "http-web", port: 9090 },
  ];
  it.each<readonly [rule: string, ports: readonly JsonObject[], route: JsonObject, isTold: boolean]>([
    ["an appProtocol counts before a name", [{ ...TWO[0], appProtocol: "http" }], HALVES, false],
    ["also one that is no HTTP", [{ ...TWO[1], appProtocol: "tcp" }], HALVES, true],
    ["a name that says nothing leaves it to be detected", [{ name: "web", port: 8080 }], HALVES, false],
    ["one port of HTTP is enough", TWO, HALVES, false],
    ["unless the route is for the other", TWO, { match: [{ port: 8080 }], ...HALVES }, true],
  ])("ports that speak no HTTP: %s", (_rule, ports, route, isTold) => {
    const [split] = observedSplits({ objects: withPorts(ports, route), intents: [] });
    expect(split?.notes.some(({ code }) => code === "portProtocol")).toBe(isTold);
  });
});

describe("what is compared all the same", () => {
  it.each<readonly [string, SplitWorld]>([
    [
      "a route with a condition whose destinations nobody else sends to",
      {
        objects: splitWorld([webRoutes([{ match: [{ headers: { a: { exact: "b" } } }], ...HALVES }])]),
        intents: [{ ...FRONT_TO_WEB, headers: { a: "b" } }],
      },
    ],
    [
      "an earlier route for callers of other labels, which none of the callers has",
      {
        objects: splitWorld([
          webRoutes([{ match: [{ sourceLabels: { app: "other" } }], route: [splitPart("v1")] }, HALVES]),
        ]),
      },
    ],
    [
      "weights that do not add up to 100, which are relative",
      {
        objects: splitWorld([webRoutes([{ route: [splitPart("v1", 1), splitPart("v2", 1)] }])]),
      },
    ],
    [
      "a fault, which strikes all destinations alike",
      {
        objects: splitWorld([
          webRoutes([{ ...HALVES, fault: { abort: { httpStatus: 503, percentage: { value: 40 } } } }]),
        ]),
      },
    ],
    [
      "a broken destination without a weight",
      {
        objects: splitWorld([
          webRoutes([{ route: [splitPart("v1", 50), splitPart("v2", 50), splitPart("v9", 0)] }]),
        ]),
      },
    ],
  ])("%s", (_rule, parts) => {
    const [split] = observedSplits(parts);
    expect(split?.notes.filter(({ code }) => code !== "weightsSum")).toEqual([]);
    expect(split?.verdict).toBe("asConfigured");
    expect(split && sharesOf(split).slice(0, 2)).toEqual([0.5, 0.5]);
  });

  it.each([
    ["in part", [50, 50], [0.5, 0.5]],
    ["in whole", [100, 0], [1, 0]],
  ])("a split that telemetry contradicts %s differs", (_how, [first, second], shares) => {
    const weighed = webRoutes([{ route: [splitPart("v1", first), splitPart("v2", second)] }]);
    const before = flowsOf(splitWorld([weighed]), demandFor([FRONT_TO_WEB]));
    const after = splitWorld([webRoutes([{ route: [splitPart("v1", 90), splitPart("v2", 10)] }])]);
    const [split] = splitsOf({
      snapshot: demoSnapshot(after),
      rows: demoRows(before),
      namespaces: new Set(["shop"]),
    });
    expect(split?.verdict).toBe("differs");
    expect(split && sharesOf(split)).toEqual(shares);
  });
});
