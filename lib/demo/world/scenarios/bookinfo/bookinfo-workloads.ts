import type { K8sObject } from "../../k8s-object";
import { service, type ServiceSpec } from "../../service";
import { namespaceObject, serviceAccount } from "../../simple-objects";
import { deployment } from "../../workload";

interface App {
  readonly name: string;
  readonly versions: readonly string[];
  readonly port: ServiceSpec["ports"][number];
  readonly annotations?: Readonly<Record<string, string>>;
}

const HTTP = { name: "http", port: 9080 };
const APPS: readonly App[] = [
  { name: "productpage", versions: ["v1"], port: HTTP },
  { name: "details", versions: ["v1"], port: HTTP },
  { name: "ratings", versions: ["v1"], port: HTTP },
  { name: "reviews", versions: ["v1", "v2", "v3"], port: HTTP },
  { name: "catalog", versions: ["v1"], port: { name: "grpc", port: 9090 } },
  {
    name: "mongodb",
    versions: ["v1"],
    port: { name: "mongo", port: 27017 },
    annotations: { "sidecar.istio.io/nativeSidecar": "false" },
  },
];

function appObjects(
  namespace: string,
  { name: app, versions, port, annotations }: App,
): readonly K8sObject[] {
  const account = `${namespace}-${app}`;
  return [
    serviceAccount(namespace, account),
    ...versions.map((version) =>
      deployment({
        namespace,
        name: `${app}-${version}`,
        labels: { app, version },
        image: `docker.io/istio/examples-bookinfo-${app}-${version}:1.20.3`,
        ports: [port.port],
        serviceAccount: account,
        ...(annotations === undefined ? {} : { annotations }),
      }),
    ),
    service({ namespace, name: app, labels: { app, service: app }, selector: { app }, ports: [port] }),
  ];
}

/** The namespaces bookinfo (in the mesh) and legacy (one caller without a sidecar) with their workloads and services. */
export function bookinfoWorkloads(): readonly K8sObject[] {
  return [
    namespaceObject("bookinfo", true),
    ...APPS.flatMap((app) => appObjects("bookinfo", app)),
    namespaceObject("legacy", false),
    serviceAccount("legacy", "report"),
    deployment({
      namespace: "legacy",
      name: "report",
      image: "docker.io/library/report:4.2",
      ports: [8080],
      serviceAccount: "report",
    }),
  ];
}
