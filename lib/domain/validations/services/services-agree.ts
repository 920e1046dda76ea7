import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { Check, FoundHere } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { nameList } from "../name-list";
import { servicesOfWorkload } from "../services-of-workload";
import { workloadAt } from "../workloads-of";
import { protocolOfApp, protocolOfName } from "./port-protocols";
import { type ServicePort, servicePorts } from "./service-ports";

interface Use {
  readonly service: ClusterObject;
  readonly port: ServicePort;
}

/**
 * Several Services of one Deployment that call the same port of its pods by different protocols, or by different ports of their
 * own: its sidecar listens on a port in one way only. https://istio.io/latest/docs/reference/config/analysis/ist0116/ and
 * https://istio.io/latest/docs/reference/config/analysis/ist0137/
 */
export const servicesAgree: Check = {
  codes: ["IST0116", "IST0137"],
  kinds: ["Deployment"],
  run(deployment, mesh) {
    const workload = workloadAt(mesh, deployment);
    if (workload?.dataPlane !== "sidecar") return [];
    const uses = servicesOfWorkload(mesh, workload).flatMap((service) =>
      servicePorts(service).map((port) => ({ service, port })),
    );
    return [...byTarget(uses)].flatMap(([target, group]) => [
      ...differing(group, (use) => familyOf(use.port), {
        code: "IST0116",
        message: (names, values) =>
          `Services ${names} reach port ${target} of the pods by different protocols: ${values}.`,
        why: "A pod's proxy takes one protocol for a port, that of the oldest Service; calls by way of the others may fail.",
      }),
      ...differing(group, (use) => String(use.port.port), {
        code: "IST0137",
        message: (names, values) =>
          `Services ${names} reach port ${target} of the pods by different ports: ${values}.`,
        why: "A pod's proxy cannot tell by which of them a call came; what is set for one may apply to the other.",
      }),
    ]);
  },
};

function byTarget(uses: readonly Use[]): ReadonlyMap<number | string, readonly Use[]> {
  const groups = new Map<number | string, Use[]>();
  for (const use of uses) {
    const group = groups.get(use.port.targetPort);
    if (group) group.push(use);
    else groups.set(use.port.targetPort, [use]);
  }
  return groups;
}

const FAMILIES: Readonly<Record<string, string>> = {
  http2: "http",
  grpc: "http",
  "grpc-web": "http",
  https: "tls",
};

/** What a port declares, as proxies tell protocols apart; null where they detect it. */
function familyOf({ name, appProtocol }: ServicePort): string | null {
  const protocol = appProtocol === "" ? protocolOfName(name) : protocolOfApp(appProtocol);
  return protocol === null ? null : (FAMILIES[protocol] ?? protocol);
}

interface Words {
  readonly code: string;
  readonly message: (names: string, values: string) => string;
  readonly why: string;
}

/** A finding where Services differ in something; ports of one Service may. */
function differing(
  uses: readonly Use[],
  valueOf: (use: Use) => string | null,
  { code, message, why }: Words,
): readonly FoundHere[] {
  const services = new Map<string, ClusterObject[]>();
  for (const use of uses) {
    const value = valueOf(use);
    if (value !== null) services.set(value, [...(services.get(value) ?? []), use.service]);
  }
  const all = new Set([...services.values()].flat());
  if (services.size < 2 || all.size < 2) return [];
  const few = [...services.values()].flatMap((group) => group.slice(0, 1));
  const names = nameList([...new Set(few.map(({ meta }) => meta.name))]);
  return [
    foundAt("warning", [], message(names, [...services.keys()].join(", ")), why, {
      code,
      related: [...all].slice(0, 20).map(refOf),
    }),
  ];
}
