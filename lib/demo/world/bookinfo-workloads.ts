import type { AddressPool } from "./address-pool";
import type { K8sObject } from "./k8s-object";
import { serviceObjects, type ServiceSpec } from "./service";
import { namespaceObject, serviceAccount } from "./simple-objects";
import { workloadObjects } from "./workload";
import type { WorkloadSpec } from "./workload-spec";

interface App {
  readonly name: string;
  readonly versions: readonly string[];
  readonly port: ServiceSpec["ports"][number];
  readonly proxy: WorkloadSpec["proxy"];
}

const HTTP = { name: "http", port: 9080, targetPort: 9080 };
const APPS: readonly App[] = [
  { name: "productpage", versions: ["v1"], port: HTTP, proxy: "native" },
  { name: "details", versions: ["v1"], port: HTTP, proxy: "native" },
  { name: "ratings", versions: ["v1"], port: HTTP, proxy: "native" },
  { name: "reviews", versions: ["v1", "v2", "v3"], port: HTTP, proxy: "native" },
  {
    name: "catalog",
    versions: ["v1"],
    port: { name: "grpc", port: 9090, targetPort: 9090 },
    proxy: "native",
  },
  {
    name: "mongodb",
    versions: ["v1"],
    port: { name: "mongo", port: 27017, targetPort: 27017 },
    proxy: "container",
  },
];

function appObjects(namespace: string, app: App, addresses: AddressPool): readonly K8sObject[] {
  const account = `${namespace}-${app.name}`;
  const workloads = app.versions.flatMap((version) =>
    workloadObjects(
      {
        namespace,
        name: `${app.name}-${version}`,
        labels: { app: app.name, version },
        annotations: {},
        replicas: 1,
        image: `docker.io/istio/examples-bookinfo-${app.name}-${version}:1.20.3`,
        ports: [app.port.targetPort],
        serviceAccount: account,
        proxy: app.proxy,
      },
      addresses,
    ),
  );
  const service: ServiceSpec = {
    namespace,
    name: app.name,
    labels: { app: app.name, service: app.name },
    selector: { app: app.name },
    ports: [app.port],
    type: "ClusterIP",
  };
  return [serviceAccount(namespace, account), ...workloads, ...serviceObjects(service, workloads, addresses)];
}

/** The namespaces bookinfo (in the mesh) and legacy (one caller without a sidecar) with their workloads and services. */
export function bookinfoWorkloads(addresses: AddressPool): readonly K8sObject[] {
  const report = workloadObjects(
    {
      namespace: "legacy",
      name: "report",
      labels: { app: "report" },
      annotations: {},
      replicas: 1,
      image: "docker.io/library/report:4.2",
      ports: [8080],
      serviceAccount: "report",
      proxy: "none",
    },
    addresses,
  );
  return [
    namespaceObject("bookinfo", true),
    ...APPS.flatMap((app) => appObjects("bookinfo", app, addresses)),
    namespaceObject("legacy", false),
    serviceAccount("legacy", "report"),
    ...report,
  ];
}
