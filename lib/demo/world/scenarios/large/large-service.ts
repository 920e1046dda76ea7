import type { Behaviour } from "../../behaviour";
import type { Intent } from "../../intent";
import type { K8sObject } from "../../k8s-object";
import { service } from "../../service";
import { serviceAccount } from "../../simple-objects";
import { deployment } from "../../workload";

/** One service of a large mesh and the workloads behind it. */
export interface LargeService {
  readonly namespace: string;
  readonly name: string;
  readonly protocol: keyof typeof PORT;
  readonly versions: readonly string[];
  /** Pods over all versions. */
  readonly replicas: number;
  /** The share (0 to 1) of requests that fail. */
  readonly failing: number;
}

const PORT = { http: 8080, grpc: 9090, tcp: 6379 } as const;
/** Few buckets keep a large mesh's series within what one Prometheus holds. */
const BUCKETS = { "sidecar.istio.io/statsHistogramBuckets": '{"istio":[10,50,250]}' };

/** The ServiceAccount, Deployments and Service of a service. */
export function largeServiceObjects(of: LargeService): readonly K8sObject[] {
  const { namespace, name, protocol, versions, replicas } = of;
  const port = PORT[protocol];
  return [
    serviceAccount(namespace, name),
    ...versions.map((version, index) =>
      deployment({
        namespace,
        name: `${name}-${version}`,
        labels: { app: name, version },
        annotations: BUCKETS,
        replicas: Math.floor(replicas / versions.length) + (index < replicas % versions.length ? 1 : 0),
        image: `registry.example.com/${namespace}/${name}:${version}`,
        ports: [port],
        serviceAccount: name,
      }),
    ),
    service({ namespace, name, ports: [{ name: protocol, port }] }),
  ];
}

/** A call of one service by another workload. */
export function callOf(from: Intent["from"], service: LargeService, perSecond: number): Intent {
  return {
    from,
    host: `${service.name}.${service.namespace}.svc.cluster.local`,
    port: PORT[service.protocol],
    path: "/",
    protocol: service.protocol,
    rate: { perSecond },
    requestBytes: 700,
    responseBytes: 3_100,
  };
}

/** How the workloads of a service answer. */
export function largeBehaviours(service: LargeService): readonly Behaviour[] {
  const { namespace, name, protocol, versions, failing } = service;
  const failures = failing > 0 ? [{ code: protocol === "grpc" ? "13" : "503", share: failing }] : [];
  return versions.map((version, index) => ({
    namespace,
    workload: `${name}-${version}`,
    medianMs: 8 + 9 * index,
    failures,
  }));
}
