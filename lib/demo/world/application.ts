import type { K8sObject } from "./k8s-object";
import { service, type ServiceSpec } from "./service";
import { serviceAccount } from "./simple-objects";
import { deployment } from "./workload";
import type { WorkloadSpec } from "./workload-spec";

/** An application as most are: a Service, a ServiceAccount and a Deployment for each version. */
export interface Application {
  readonly namespace: string;
  /** Also the value of the label `app`. */
  readonly name: string;
  /** The Deployments are `<name>-<version>`; without versions there is one, `<name>`. */
  readonly versions?: readonly string[];
  readonly port: ServiceSpec["ports"][number];
  /** `<name>` where absent. */
  readonly serviceAccount?: string;
  /** What differs from a plain Deployment, for all versions. */
  readonly workload?: Partial<WorkloadSpec>;
  /** What differs for one version. */
  readonly ofVersion?: Readonly<Record<string, Partial<WorkloadSpec>>>;
  readonly service?: Partial<ServiceSpec>;
}

/** The objects of an application; its pods come to be once the cluster runs. */
export function application(of: Application): readonly K8sObject[] {
  const { namespace, name, versions = [], port } = of;
  const account = of.serviceAccount ?? name;
  const plain = { namespace, ports: [port.port], serviceAccount: account };
  const deployments =
    versions.length === 0
      ? [deployment({ ...plain, name, labels: { app: name }, ...of.workload })]
      : versions.map((version) =>
          deployment({
            ...plain,
            name: `${name}-${version}`,
            labels: { app: name, version },
            image: `registry.example.com/${namespace}/${name}:${version}`,
            ...of.workload,
            ...of.ofVersion?.[version],
          }),
        );
  return [
    serviceAccount(namespace, account),
    ...deployments,
    service({ namespace, name, selector: { app: name }, ports: [port], ...of.service }),
  ];
}
