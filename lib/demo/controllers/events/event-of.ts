import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sObject } from "../../world/k8s-object";
import { stableHash } from "../../world/stable-hash";
import type { Happening } from "../controller";

const hex = (text: string): string => stableHash(text).toString(16).padStart(8, "0");

/** The Event's name: the same happening told again has the same one, which is how Events are counted together. */
export function eventName({ about, reason, message, component }: Happening): string {
  const text = `${about.kind}/${about.metadata.uid ?? ""}/${reason}/${message}/${component}`;
  return `${about.metadata.name}.${hex(text)}${hex(`${text}#`)}`;
}

/**
 * The core/v1 Event of a happening; `before` is the one of the same name, whose count goes on.
 * https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
export function eventOf(happening: Happening, before: K8sObject | undefined, now: number): K8sObject {
  const { about, type, reason, message, component } = happening;
  const at = kubernetesTime(now);
  const namespace = about.metadata.namespace ?? "default";
  const count = before?.["count"];
  return {
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: eventName(happening), namespace },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      ...(about.metadata.namespace === undefined ? {} : { namespace }),
      name: about.metadata.name,
      uid: about.metadata.uid ?? "",
      ...(about.metadata.resourceVersion === undefined
        ? {}
        : { resourceVersion: about.metadata.resourceVersion }),
    },
    reason,
    message,
    source: { component },
    firstTimestamp: before?.["firstTimestamp"] ?? at,
    lastTimestamp: at,
    count: typeof count === "number" ? count + 1 : 1,
    type,
    eventTime: null,
    reportingComponent: component,
    reportingInstance: "",
  };
}
