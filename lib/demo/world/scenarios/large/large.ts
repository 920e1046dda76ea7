import { controlPlane, INGRESS } from "../../control-plane";
import type { Intent } from "../../intent";
import { callOf, largeBehaviours, type LargeService, largeServiceObjects } from "./large-service";
import type { Scenario } from "../../scenario";
import { seededRandom } from "../../seeded-random";
import { istioObject, namespaceObject } from "../../simple-objects";

const SEED = 20_260_101;
/** The share of calls that leave the caller's namespace. */
const ACROSS = 0.2;

function protocolOf(ordinal: number): LargeService["protocol"] {
  if (ordinal % 20 === 7) return "tcp";
  return ordinal % 10 === 3 ? "grpc" : "http";
}

function planNamespace(namespace: string, services: number, offset: number): readonly LargeService[] {
  return Array.from({ length: services }, (_, index) => {
    const ordinal = offset + index;
    return {
      namespace,
      name: `svc-${String(index).padStart(3, "0")}`,
      protocol: index === 0 ? "http" : protocolOf(ordinal),
      versions: ordinal % 10 === 5 ? ["v1", "v2"] : ["v1"],
      replicas: 2 + (ordinal % 2),
      failing: ordinal % 12 === 4 ? 0.02 + (ordinal % 5) * 0.04 : 0,
    };
  });
}

/** The calls of one service: three and four others in turn, most of them in its own namespace. */
function callsOf(
  caller: { readonly service: LargeService; readonly ordinal: number },
  neighbours: readonly LargeService[],
  all: readonly LargeService[],
  random: () => number,
): readonly Intent[] {
  const wanted = 3 + (caller.ordinal % 2);
  const called = new Set<LargeService>();
  for (let attempt = 0; attempt < 10 * wanted && called.size < wanted; attempt += 1) {
    const from = random() < ACROSS ? all : neighbours;
    const candidate = from[Math.floor(random() * from.length)];
    if (candidate && candidate !== caller.service) called.add(candidate);
  }
  const { namespace, name } = caller.service;
  return [...called].map((service) =>
    callOf({ namespace, workload: `${name}-v1` }, service, 0.5 + Math.round(random() * 40) / 2),
  );
}

const ingressRoute = (service: LargeService): Scenario["objects"] => {
  const { namespace, name } = service;
  const host = `${namespace}.example.com`;
  return [
    istioObject(
      "networking",
      "Gateway",
      { namespace, name: "entry" },
      {
        selector: { istio: "ingressgateway" },
        servers: [{ port: { number: 8080, name: "http", protocol: "HTTP" }, hosts: [host] }],
      },
    ),
    istioObject(
      "networking",
      "VirtualService",
      { namespace, name: "entry" },
      {
        hosts: [host],
        gateways: ["entry"],
        http: [{ route: [{ destination: { host: name, port: { number: 8080 } } }] }],
      },
    ),
  ];
};

/**
 * A mesh of many namespaces with as many services each, 2.5 pods and about 3.5 calls a service; the same for the same
 * size. Every namespace is entered through the ingress gateway at its
 * first service, which speaks HTTP.
 */
export function large(namespaces: number, services: number): Scenario {
  const random = seededRandom(SEED);
  const plan = Array.from({ length: namespaces }, (_, index) =>
    planNamespace(`team-${String(index).padStart(2, "0")}`, services, index * services),
  );
  const all = plan.flat();
  const entries = plan.flatMap((group) => group.slice(0, 1));
  const calls = plan.flatMap((group, index) =>
    group.flatMap((service, at) => callsOf({ service, ordinal: index * services + at }, group, all, random)),
  );
  return {
    name: `large(${namespaces},${services})`,
    carriers: "one",
    objects: [
      ...controlPlane(),
      ...entries.map(({ namespace }) => namespaceObject(namespace, true)),
      ...all.flatMap(largeServiceObjects),
      ...entries.flatMap(ingressRoute),
    ],
    intents: [
      ...entries.map((entry) => ({ ...callOf(INGRESS, entry, 20), host: `${entry.namespace}.example.com` })),
      ...calls,
    ],
    behaviours: all.flatMap(largeBehaviours),
  };
}
