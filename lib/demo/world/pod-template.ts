import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { WorkloadSpec } from "./workload-spec";

const REQUESTS = { requests: { cpu: "100m", memory: "128Mi" } } as const;

/** The labels by which a workload knows its pods. */
export const workloadLabels = ({ labels, name }: WorkloadSpec): Readonly<Record<string, string>> =>
  labels ?? { app: name };

function probeOf(path: string, port: number): JsonObject {
  return {
    readinessProbe: {
      httpGet: { path, port, scheme: "HTTP" },
      timeoutSeconds: 1,
      periodSeconds: 10,
      successThreshold: 1,
      failureThreshold: 3,
    },
  };
}

function containerOf(spec: WorkloadSpec): JsonObject {
  const app = workloadLabels(spec)["app"] ?? spec.name;
  const [port] = spec.ports ?? [];
  return {
    name: app,
    image: spec.image ?? `docker.io/library/${app}:1.0`,
    ...(spec.ports === undefined
      ? {}
      : { ports: spec.ports.map((containerPort) => ({ containerPort, protocol: "TCP" })) }),
    ...(spec.env === undefined
      ? {}
      : { env: Object.entries(spec.env).map(([name, value]) => ({ name, value })) }),
    ...(spec.probe === undefined || port === undefined ? {} : probeOf(spec.probe, port)),
    resources: REQUESTS,
    imagePullPolicy: "IfNotPresent",
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
  };
}

/** The pod template of a workload, with the fields that the API server fills in. */
export function podTemplate(spec: WorkloadSpec): JsonObject {
  const account = spec.serviceAccount ?? "default";
  return {
    metadata: {
      labels: { ...workloadLabels(spec), ...spec.podLabels },
      ...(spec.annotations === undefined ? {} : { annotations: spec.annotations }),
    },
    spec: {
      containers: spec.containers ?? [containerOf(spec)],
      restartPolicy: "Always",
      terminationGracePeriodSeconds: 30,
      dnsPolicy: "ClusterFirst",
      serviceAccountName: account,
      serviceAccount: account,
      securityContext: {},
      schedulerName: "default-scheduler",
      ...spec.podSpec,
    },
  };
}
