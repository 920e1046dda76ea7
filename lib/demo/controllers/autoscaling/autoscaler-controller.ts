import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sObject } from "../../world/k8s-object";
import { numberAt } from "../../world/number-at";
import type { ObjectsView } from "../../world/objects-view";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Controller, Reconciled, Write } from "../controller";
import { wantedReplicas } from "../deployments/replica-counts";
import { earliest } from "../earliest";
import { cpuCores } from "./cpu-cores";

/** CPU cores that one pod of a workload uses now, on average; null where nothing is known. */
export type LoadOf = (namespace: string, workload: string) => number | null;

const component = "horizontal-pod-autoscaler";
/** --horizontal-pod-autoscaler-sync-period and -tolerance of the kube-controller-manager. */
const SYNC_MS = 15_000;
const TOLERANCE = 0.1;
const SCALE_DOWN_SECONDS = 300;

function targetOf(view: ObjectsView, autoscaler: K8sObject): K8sObject | undefined {
  const kind = textOr(jsonAt(autoscaler, "spec", "scaleTargetRef", "kind"));
  const name = textOr(jsonAt(autoscaler, "spec", "scaleTargetRef", "name"));
  if (kind !== "Deployment" && kind !== "StatefulSet") return undefined;
  return view.list("apps", kind).find(({ metadata }) => metadata.name === name);
}

interface Measured {
  /** Use over target: above 1 there are too few pods. */
  readonly ratio: number;
  /** The entry of status.currentMetrics. */
  readonly metric: JsonObject;
}

const requestedCores = (target: K8sObject): number =>
  objectsIn(jsonAt(target, "spec", "template", "spec", "containers"))
    .map((container) => cpuCores(jsonAt(container, "resources", "requests", "cpu")))
    .reduce((sum, cores) => sum + cores, 0);

/** The first CPU metric that can be measured: by utilization of what is requested, or by an average value. */
function measure(autoscaler: K8sObject, target: K8sObject, cores: number | null): Measured | null {
  const source = objectsIn(jsonAt(autoscaler, "spec", "metrics")).find(
    (metric) => jsonAt(metric, "resource", "name") === "cpu",
  );
  const percent = numberAt(source, 0, "resource", "target", "averageUtilization");
  const requested = requestedCores(target);
  if (source === undefined || cores === null) return null;
  const averageValue = `${Math.round(cores * 1_000)}m`;
  const metric = (current: JsonObject): JsonObject => ({
    type: "Resource",
    resource: { name: "cpu", current: { ...current, averageValue } },
  });
  if (percent > 0 && requested > 0) {
    const used = Math.round((cores / requested) * 100);
    return { ratio: used / percent, metric: metric({ averageUtilization: used }) };
  }
  const value = cpuCores(jsonAt(source, "resource", "target", "averageValue"));
  return value > 0 ? { ratio: cores / value, metric: metric({}) } : null;
}

/** How many pods it should be, before scaling down is held back. */
function desiredReplicas(autoscaler: K8sObject, current: number, ratio: number): number {
  const least = numberAt(autoscaler, 1, "spec", "minReplicas");
  const most = numberAt(autoscaler, current, "spec", "maxReplicas");
  const wanted = Math.abs(ratio - 1) <= TOLERANCE ? current : Math.ceil(current * ratio);
  const step = wanted > current ? Math.min(wanted, Math.max(current * 2, current + 4)) : wanted;
  return Math.max(least, Math.min(most, step));
}

/**
 * Unix milliseconds from when the number may change again: after a sync period for more pods, for fewer after the stabilization
 * window, so that a short dip changes nothing.
 */
function mayScaleAt(autoscaler: K8sObject, fewer: boolean): number {
  const path = ["spec", "behavior", "scaleDown", "stabilizationWindowSeconds"];
  const waitMs = fewer ? numberAt(autoscaler, SCALE_DOWN_SECONDS, ...path) * 1_000 : SYNC_MS;
  const last = Date.parse(textOr(jsonAt(autoscaler, "status", "lastScaleTime")));
  return Number.isNaN(last) ? 0 : last + waitMs;
}

function conditions(autoscaler: K8sObject, measured: boolean, now: number): readonly JsonObject[] {
  const known = objectsIn(jsonAt(autoscaler, "status", "conditions"));
  const of = (type: string, holds: boolean, reason: string, message: string): JsonObject => {
    const status = holds ? "True" : "False";
    const before = known.find((one) => one["type"] === type && one["status"] === status);
    return {
      type,
      status,
      reason,
      message,
      lastTransitionTime: before?.["lastTransitionTime"] ?? kubernetesTime(now),
    };
  };
  return [
    of("AbleToScale", true, "ReadyForNewScale", "recommended size matches current size"),
    measured
      ? of(
          "ScalingActive",
          true,
          "ValidMetricFound",
          "the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)",
        )
      : of(
          "ScalingActive",
          false,
          "FailedGetResourceMetric",
          "the HPA was unable to compute the replica count: no metrics returned from resource metrics API",
        ),
  ];
}

function rescaled(autoscaler: K8sObject, target: K8sObject, to: number): readonly Write[] {
  const from = wantedReplicas(target);
  const reason =
    to > from ? "cpu resource utilization (percentage of request) above target" : "All metrics below target";
  return [
    {
      op: "update",
      object: { ...target, spec: { ...(isObject(target["spec"]) ? target["spec"] : {}), replicas: to } },
    },
    {
      op: "event",
      happening: {
        about: autoscaler,
        type: "Normal",
        reason: "SuccessfulRescale",
        message: `New size: ${to}; reason: ${reason}`,
        component,
      },
    },
  ];
}

function reconcileAutoscaler(
  view: ObjectsView,
  autoscaler: K8sObject,
  loadOf: LoadOf,
  now: number,
): Reconciled {
  const target = targetOf(view, autoscaler);
  if (target === undefined) return { writes: [], wakeAt: null };
  const { namespace = "", name } = target.metadata;
  const current = wantedReplicas(target);
  const measured = current === 0 ? null : measure(autoscaler, target, loadOf(namespace, name));
  const wanted = measured === null ? current : desiredReplicas(autoscaler, current, measured.ratio);
  const desired = mayScaleAt(autoscaler, wanted < current) > now ? current : wanted;
  const last = jsonAt(autoscaler, "status", "lastScaleTime");
  const lastScaleTime = desired === current ? last : kubernetesTime(now);
  const status: JsonObject = {
    observedGeneration: numberAt(autoscaler, 1, "metadata", "generation"),
    ...(lastScaleTime === undefined ? {} : { lastScaleTime }),
    currentReplicas: numberAt(target, 0, "status", "replicas"),
    desiredReplicas: desired,
    ...(measured === null ? {} : { currentMetrics: [measured.metric] }),
    conditions: conditions(autoscaler, measured !== null, now),
  };
  return {
    writes: [
      ...(desired === current ? [] : rescaled(autoscaler, target, desired)),
      ...(isDeepStrictEqual(status, autoscaler["status"])
        ? []
        : [{ op: "updateStatus", object: { ...autoscaler, status } } as const]),
    ],
    wakeAt: (Math.floor(now / SYNC_MS) + 1) * SYNC_MS,
  };
}

/**
 * Sets the number of pods of what HorizontalPodAutoscalers watch over, by the CPU that `loadOf` tells.
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 */
export function createAutoscalerController(loadOf: LoadOf): Controller {
  return {
    name: "horizontal-pod-autoscaler",
    reconcile: (view, now) => {
      const results = view
        .list("autoscaling", "HorizontalPodAutoscaler")
        .map((autoscaler) => reconcileAutoscaler(view, autoscaler, loadOf, now));
      return {
        writes: results.flatMap(({ writes }) => writes),
        wakeAt: earliest(results.map(({ wakeAt }) => wakeAt)),
      };
    },
  };
}
