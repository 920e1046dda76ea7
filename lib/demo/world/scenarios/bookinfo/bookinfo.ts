import type { Behaviour } from "../../behaviour";
import { BOOKINFO_CONFIG } from "./bookinfo-config";
import { bookinfoWorkloads } from "./bookinfo-workloads";
import { controlPlane } from "../../control-plane";
import type { Intent } from "../../intent";
import { requestsFromOutside } from "../../requests";
import type { Scenario } from "../../scenario";
import { LATELY } from "../../incident-windows";

const namespace = "bookinfo";
const hostOf = (service: string): string => `${service}.${namespace}.svc.cluster.local`;
const HTTP = { port: 9080, path: "/", protocol: "http", requestBytes: 620, responseBytes: 2_400 } as const;

const call = (workload: string, service: string, perRequest: number): Intent => ({
  ...HTTP,
  from: { namespace, workload },
  host: hostOf(service),
  rate: { perRequest },
});

const PAGE: Intent = requestsFromOutside("bookinfo.example.com", 24, {
  path: "/productpage",
  requestBytes: 620,
  responseBytes: 5_300,
});

const INTENTS: readonly Intent[] = [
  PAGE,
  { ...PAGE, rate: { perSecond: 0.1 }, headers: { "end-user": "tester" } },
  call("productpage-v1", "details", 1),
  call("productpage-v1", "reviews", 1),
  call("reviews-v2", "ratings", 1),
  call("reviews-v3", "ratings", 1),
  {
    ...call("ratings-v1", "mongodb", 0.25),
    port: 27017,
    protocol: "tcp",
    requestBytes: 3_800,
    responseBytes: 21_000,
  },
  {
    ...call("details-v1", "catalog", 0.5),
    port: 9090,
    protocol: "grpc",
    requestBytes: 180,
    responseBytes: 740,
  },
  { ...call("details-v1", "books", 0.1), host: "books.example.com", port: 80 },
  {
    ...HTTP,
    from: { namespace: "legacy", workload: "report" },
    host: hostOf("details"),
    rate: { perSecond: 1.5 },
  },
];

const behaviour = (workload: string, medianMs: number, failures: Behaviour["failures"] = []): Behaviour => ({
  namespace,
  workload,
  medianMs,
  failures,
});

const BEHAVIOURS: readonly Behaviour[] = [
  behaviour("productpage-v1", 42),
  behaviour("details-v1", 6, [{ code: "500", share: 0.002 }]),
  behaviour("reviews-v1", 11),
  behaviour("reviews-v2", 19),
  behaviour("reviews-v3", 27, [{ code: "503", share: 0.2 }]),
  behaviour("ratings-v1", 5, [{ code: "500", share: 0.03 }]),
  behaviour("catalog-v1", 3, [{ code: "13", share: 0.003 }]),
];

/** Istio's bookinfo, with a split of reviews over three versions, a gRPC, a TCP and an external call and a plaintext caller. */
export function bookinfo(): Scenario {
  return {
    name: "bookinfo",
    objects: [...controlPlane(), ...bookinfoWorkloads(), ...BOOKINFO_CONFIG],
    intents: INTENTS,
    behaviours: BEHAVIOURS,
    propagatedHeaders: ["end-user"],
    incidents: [
      {
        ...LATELY,
        behaviours: [behaviour("ratings-v1", 900, [{ code: "500", share: 0.35 }])],
      },
    ],
  };
}
