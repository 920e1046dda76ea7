import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import {
  WEB_IN_TWO_VERSIONS,
  WEB_SUBSETS,
  behaviourOf,
  demandFor,
  flowsOf,
  intentOf,
  toldOf,
} from "@/lib/testing/solved-flows";
import type { Intent } from "../world/intent";
import type { K8sObject } from "../world/k8s-object";

const WORLD = [...WEB_IN_TWO_VERSIONS, WEB_SUBSETS];
const route = (http: readonly JsonObject[]): K8sObject =>
  demoConfig("VirtualService", "shop/web", { hosts: ["web"], http });
const to = (subset: string, more: JsonObject = {}): JsonObject => ({
  destination: { host: "web", subset },
  ...more,
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/
describe("calls under a VirtualService", () => {
  it.each<readonly [string, readonly K8sObject[], Partial<Intent>, readonly string[]]>([
    [
      "without one go to all pods alike",
      [],
      {},
      ["request front>web-v1 200 - 50", "request front>web-v2 200 - 50"],
    ],
    [
      "follow weights",
      [route([{ route: [to("v1", { weight: 90 }), to("v2", { weight: 10 })] }])],
      {},
      ["request front>web-v1 200 - 90", "request front>web-v2 200 - 10"],
    ],
    [
      "send nothing to weight 0",
      [route([{ route: [to("v1", { weight: 100 }), to("v2", { weight: 0 })] }])],
      {},
      ["request front>web-v1 200 - 100"],
    ],
    [
      "take the first match",
      [
        route([
          { match: [{ headers: { "end-user": { exact: "jason" } } }], route: [to("v2")] },
          { route: [to("v1")] },
        ]),
      ],
      { headers: { "end-user": "jason" } },
      ["request front>web-v2 200 - 100"],
    ],
    [
      "find no route where no match holds",
      [route([{ match: [{ uri: { prefix: "/api" } }], route: [to("v1")] }])],
      {},
      ["request front>() 404 NR 100"],
    ],
    [
      "are answered by a direct response",
      [route([{ directResponse: { status: 418 } }])],
      {},
      ["request front>(web) 418 - 100"],
    ],
    ["are redirected", [route([{ redirect: { uri: "/new" } }])], {}, ["request front>(web) 301 - 100"]],
    [
      "fail by an injected abort",
      [route([{ fault: { abort: { httpStatus: 555, percentage: { value: 25 } } }, route: [to("v1")] }])],
      {},
      ["request front>(web) 555 FI 25", "request front>web-v1 200 - 75"],
    ],
    [
      "are held up before they are aborted",
      [
        route([
          {
            fault: {
              delay: { fixedDelay: "2s", percentage: { value: 50 } },
              abort: { httpStatus: 503, percentage: { value: 100 } },
            },
            route: [to("v1")],
          },
        ]),
      ],
      {},
      ["request front>(web) 503 DI,FI 50", "request front>(web) 503 FI 50"],
    ],
    [
      "fail by an injected abort in place of a direct response",
      [
        route([
          {
            fault: { abort: { httpStatus: 555, percentage: { value: 25 } } },
            directResponse: { status: 204 },
          },
        ]),
      ],
      {},
      ["request front>(web) 204 - 75", "request front>(web) 555 FI 25"],
    ],
    [
      "are told apart from the server's view while delayed",
      [route([{ fault: { delay: { fixedDelay: "2s", percentage: { value: 100 } } }, route: [to("v1")] }])],
      {},
      ["attempt front>web-v1 200 - 100", "request front>web-v1 200 DI 100"],
    ],
    [
      "are mirrored, which only the server sees",
      [
        route([
          { route: [to("v1")], mirror: { host: "web", subset: "v2" }, mirrorPercentage: { value: 30 } },
        ]),
      ],
      {},
      ["mirror front>web-v2 200 - 30", "request front>web-v1 200 - 100"],
    ],
    [
      "fail for a subset that nobody defines",
      [route([{ route: [to("v9")] }])],
      {},
      ["request front>(web) 503 NC 100"],
    ],
    [
      "fail for a host that does not exist",
      [route([{ route: [{ destination: { host: "nowhere" } }] }])],
      {},
      ["request front>() 503 NC 100"],
    ],
  ])("%s", (_rule, objects, more, expected) => {
    expect(toldOf([...WORLD, ...objects], demandFor([intentOf("web", more)]))).toEqual(expected);
  });

  it("try again what failed, which the server sees more often than the caller", () => {
    const retried = route([{ route: [to("v1")], retries: { attempts: 2, retryOn: "5xx" } }]);
    const failing = [behaviourOf("web-v1", { failures: [{ code: "503", share: 0.5 }] })];
    expect(toldOf([...WORLD, retried], demandFor([intentOf("web")], { behaviours: failing }))).toEqual([
      "attempt front>web-v1 503 - 87.5",
      "request front>web-v1 200 - 87.5",
      "request front>web-v1 503 URX 12.5",
    ]);
  });

  it("carry the server's whole answer however long a fault held them up", () => {
    const delay = { fixedDelay: "2s", percentage: { value: 100 } };
    const flows = flowsOf(
      [...WORLD, route([{ fault: { delay }, route: [to("v1")] }])],
      demandFor([intentOf("web")]),
    );
    expect(flows.map(({ bytesToClientPerSecond }) => bytesToClientPerSecond)).toEqual([100_000, 100_000]);
  });

  it("give up after the time-out", () => {
    const impatient = route([{ route: [to("v1")], timeout: "1s" }]);
    const slow = [behaviourOf("web-v1", { medianMs: 60_000 })];
    expect(toldOf([...WORLD, impatient], demandFor([intentOf("web")], { behaviours: slow }))).toEqual([
      "attempt front>web-v1 0 DC 100",
      "request front>web-v1 504 UT 100",
    ]);
  });
});

// https://istio.io/latest/docs/reference/config/networking/destination-rule/
describe("calls under a DestinationRule", () => {
  const rule = (trafficPolicy: JsonObject): K8sObject =>
    demoConfig("DestinationRule", "shop/web", { host: "web", trafficPolicy });
  const world = (trafficPolicy: JsonObject): readonly K8sObject[] => [
    ...WEB_IN_TWO_VERSIONS,
    rule(trafficPolicy),
  ];

  it("overflow its connection pool with UO", () => {
    const pool = { connectionPool: { tcp: { maxConnections: 1 }, http: { http1MaxPendingRequests: 1 } } };
    const slow = [behaviourOf("web-v1", { medianMs: 1_000 }), behaviourOf("web-v2", { medianMs: 1_000 })];
    const flows = flowsOf(world(pool), demandFor([intentOf("web")], { behaviours: slow }));
    const overflowing = flows.filter(({ flags }) => flags === "UO");
    expect(overflowing.every(({ code, destination }) => code === "503" && destination === null)).toBe(true);
    expect(overflowing.reduce((sum, { perSecond }) => sum + perSecond, 0)).toBeGreaterThan(90);
  });

  it("overflow it on their way out of the cluster too", () => {
    const pool = { tcp: { maxConnections: 1 }, http: { http1MaxPendingRequests: 1 } };
    const outside = [
      demoConfig("ServiceEntry", "shop/api", {
        hosts: ["api.example.com"],
        location: "MESH_EXTERNAL",
        resolution: "DNS",
        ports: [{ number: 8080, name: "http", protocol: "HTTP" }],
      }),
      demoConfig("DestinationRule", "shop/api", {
        host: "api.example.com",
        trafficPolicy: { connectionPool: pool },
      }),
    ];
    const behaviours = [behaviourOf("api.example.com", { namespace: "", medianMs: 10_000 })];
    const flows = flowsOf(
      [...WEB_IN_TWO_VERSIONS, ...outside],
      demandFor([intentOf("api.example.com")], { behaviours }),
    );
    const [overflowing] = flows.filter(({ flags }) => flags === "UO");
    expect(overflowing?.perSecond).toBeGreaterThan(99);
  });

  it("leave out a pod that its failures ejected", () => {
    const outlierDetection = {
      consecutive5xxErrors: 5,
      interval: "10s",
      baseEjectionTime: "90s",
      maxEjectionPercent: 50,
    };
    const failing = [behaviourOf("web-v2", { failures: [{ code: "500", share: 1 }] })];
    const lines = toldOf(world({ outlierDetection }), demandFor([intentOf("web")], { behaviours: failing }));
    expect(lines).toEqual(["request front>web-v1 200 - 90.909", "request front>web-v2 500 - 9.091"]);
  });

  it("eject by what each client sees itself: where the failures spread over many, nobody ejects", () => {
    const outlierDetection = { consecutive5xxErrors: 5, interval: "10s", maxEjectionPercent: 50 };
    const behaviours = [behaviourOf("web-v2", { failures: [{ code: "500", share: 1 }] })];
    const more = [1, 2, 3].map((index) => demoPod({ workload: "front", index }));
    const rare = demandFor([intentOf("web", { rate: { perSecond: 3 } })], { behaviours });
    expect(toldOf(world({ outlierDetection }), rare)).toEqual([
      "request front>web-v1 200 - 2.4",
      "request front>web-v2 500 - 0.6",
    ]);
    expect(toldOf([...world({ outlierDetection }), ...more], rare)).toEqual([
      "request front>web-v1 200 - 1.5",
      "request front>web-v2 500 - 1.5",
    ]);
  });

  it("go to one pod by a consistent hash when they look alike", () => {
    const hashed = { loadBalancer: { consistentHash: { httpHeaderName: "x-user" } } };
    const lines = toldOf(world(hashed), demandFor([intentOf("web", { headers: { "x-user": "a" } })]));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("200 - 100");
  });
});

// https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/
describe("calls to what is not there", () => {
  it.each<readonly [string, readonly K8sObject[], string, readonly string[]]>([
    [
      "to a service without ready pods fail with UH",
      [demoService({ name: "empty" })],
      "empty",
      ["request front>(empty) 503 UH 100"],
    ],
    [
      "to an unknown host pass through",
      [],
      "api.example.com",
      ["request front>(PassthroughCluster) 200 - 100"],
    ],
    [
      "to a name that the cluster's DNS cannot know fail before any proxy sees them",
      [],
      "nothing.shop.svc.cluster.local",
      ["request front>() 0 NC 100"],
    ],
    [
      "to a subset of an outside host that nobody defines fail with NC",
      [
        demoConfig("ServiceEntry", "shop/api", {
          hosts: ["api.example.com"],
          location: "MESH_EXTERNAL",
          resolution: "DNS",
          ports: [{ number: 8080, name: "http", protocol: "HTTP" }],
        }),
        demoConfig("VirtualService", "shop/api", {
          hosts: ["api.example.com"],
          http: [{ route: [{ destination: { host: "api.example.com", subset: "v9" } }] }],
        }),
      ],
      "api.example.com",
      ["request front>(api.example.com) 503 NC 100"],
    ],
    [
      "to an unknown host are swallowed under REGISTRY_ONLY",
      [demoMeshConfig("outboundTrafficPolicy:\n  mode: REGISTRY_ONLY\n")],
      "api.example.com",
      ["request front>(BlackHoleCluster) 502 - 100"],
    ],
    [
      "past a Sidecar that hides a service are still answered 503 where STRICT closes on them",
      [
        demoConfig("Sidecar", "shop/default", { egress: [{ hosts: ["istio-system/*"] }] }),
        demoConfig("PeerAuthentication", "shop/default", { mtls: { mode: "STRICT" } }),
      ],
      "web",
      ["request front>web-v1 503 UC 50", "request front>web-v2 503 UC 50"],
    ],
    [
      "to a host of a ServiceEntry go out by its name",
      [
        demoConfig("ServiceEntry", "shop/api", {
          hosts: ["api.example.com"],
          location: "MESH_EXTERNAL",
          resolution: "DNS",
          ports: [{ number: 8080, name: "http", protocol: "HTTP" }],
        }),
      ],
      "api.example.com",
      ["request front>(api.example.com) 200 - 100"],
    ],
  ])("%s", (_rule, objects, host, expected) => {
    expect(toldOf([...WORLD, ...objects], demandFor([intentOf(host)]))).toEqual(expected);
  });

  it("over tcp to an unknown host find nobody under REGISTRY_ONLY", () => {
    const objects = [...WORLD, demoMeshConfig("outboundTrafficPolicy:\n  mode: REGISTRY_ONLY\n")];
    const connections = intentOf("api.example.com", { port: 443, protocol: "tls" });
    expect(toldOf(objects, demandFor([connections]))).toEqual(["request front>(BlackHoleCluster)  UH 100"]);
  });
});
