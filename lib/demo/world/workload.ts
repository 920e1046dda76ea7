import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "./k8s-object";
import { objectMeta } from "./object-meta";
import { podTemplate, workloadLabels } from "./pod-template";
import type { WorkloadSpec } from "./workload-spec";

function workloadOf(kind: string, of: WorkloadSpec, spec: JsonObject): K8sObject {
  const labels = workloadLabels(of);
  return {
    apiVersion: "apps/v1",
    kind,
    metadata: objectMeta({ kind, name: of.name, namespace: of.namespace }, { labels, generation: 1 }),
    spec: { selector: { matchLabels: labels }, template: podTemplate(of), revisionHistoryLimit: 10, ...spec },
  };
}

/** A Deployment; its pods come to be once the cluster runs. */
export const deployment = (of: WorkloadSpec): K8sObject =>
  workloadOf("Deployment", of, {
    replicas: of.replicas ?? 1,
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
    progressDeadlineSeconds: 600,
  });

/** A StatefulSet behind the headless Service of the same name. */
export const statefulSet = (of: WorkloadSpec): K8sObject =>
  workloadOf("StatefulSet", of, {
    replicas: of.replicas ?? 1,
    serviceName: of.name,
    podManagementPolicy: "OrderedReady",
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
  });

/** A DaemonSet: a pod on every node. */
export const daemonSet = (of: WorkloadSpec): K8sObject =>
  workloadOf("DaemonSet", of, {
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
  });

/** A CronJob whose pods end by themselves; `schedule` is five cron fields, in UTC. */
export function cronJob(of: WorkloadSpec, schedule: string): K8sObject {
  const podSpec = { ...of.podSpec, restartPolicy: "OnFailure" };
  return {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: objectMeta(
      { kind: "CronJob", name: of.name, namespace: of.namespace },
      { labels: workloadLabels(of), generation: 1 },
    ),
    spec: {
      schedule,
      suspend: false,
      concurrencyPolicy: "Forbid",
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
      jobTemplate: {
        metadata: { labels: workloadLabels(of) },
        spec: { template: podTemplate({ ...of, podSpec }) },
      },
    },
  };
}

/** A HorizontalPodAutoscaler of a Deployment that aims at a share of the requested CPU, in percent. */
export function autoscaler(
  target: { readonly namespace: string; readonly name: string },
  { min, max, percent }: { readonly min: number; readonly max: number; readonly percent: number },
): K8sObject {
  const { namespace, name } = target;
  return {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: objectMeta({ kind: "HorizontalPodAutoscaler", name, namespace }),
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      minReplicas: min,
      maxReplicas: max,
      metrics: [
        {
          type: "Resource",
          resource: { name: "cpu", target: { type: "Utilization", averageUtilization: percent } },
        },
      ],
    },
  };
}
