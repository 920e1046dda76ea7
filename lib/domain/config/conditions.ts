import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";

/** What the control plane says of an object or a part of it. */
export interface Condition {
  readonly type: string;
  /** "True", "False" or "Unknown"; of Istio's messages their level. */
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  /** What it is a condition of: "" for the object, a listener, a parent. */
  readonly of: string;
  readonly bad: boolean;
  /** metadata.generation that it is about; null where it does not say. */
  readonly observedGeneration: number | null;
}

/** Conditions that are bad when they are true; all others are bad when they are false. */
const BAD_WHEN_TRUE: ReadonlySet<string> = new Set([
  "Conflicted",
  "OverlappingTLSConfig",
  "PartiallyInvalid",
  "InsecureFrontendValidationMode",
]);

/**
 * The conditions of an object, of its listeners, and of it at each of its parents or targets.
 * https://gateway-api.sigs.k8s.io/geps/gep-1364/
 */
export function conditionsOf({ data }: Pick<ClusterObject, "data">): readonly Condition[] {
  const status = objectAt(data, "status");
  const listeners = objectsAt(status, "listeners");
  const attached = ["parents", "ancestors"].flatMap((field) => objectsAt(status, field));
  return [
    ...conditionsIn(status, ""),
    ...listeners.flatMap((listener) => conditionsIn(listener, `listener ${textAt(listener, "name")}`)),
    ...attached.flatMap((parent) => conditionsIn(parent, attachmentName(parent))),
  ];
}

/**
 * What Istio's analysis wrote into an object's status, as conditions.
 * https://istio.io/latest/docs/reference/config/meta/v1beta1/istio-status/
 */
export function analysisMessages({ data }: Pick<ClusterObject, "data">): readonly Condition[] {
  return objectsAt(objectAt(data, "status"), "validationMessages").map(analysisMessage);
}

function conditionsIn(holder: JsonObject, of: string): readonly Condition[] {
  return objectsAt(holder, "conditions").map((condition) => {
    const type = textAt(condition, "type");
    const status = textAt(condition, "status");
    return {
      type,
      status,
      reason: textAt(condition, "reason"),
      message: textAt(condition, "message"),
      of,
      bad: status === (BAD_WHEN_TRUE.has(type) ? "True" : "False"),
      observedGeneration: generationOf(condition),
    };
  });
}

function generationOf({ observedGeneration }: JsonObject): number | null {
  return typeof observedGeneration === "number" ? observedGeneration : null;
}

function attachmentName(parent: JsonObject): string {
  const ref = objectAt(parent, Object.hasOwn(parent, "parentRef") ? "parentRef" : "ancestorRef");
  const namespace = textAt(ref, "namespace");
  const name = `${textAt(ref, "kind") || "Gateway"} ${namespace === "" ? "" : `${namespace}/`}${textAt(ref, "name")}`;
  const section = textAt(ref, "sectionName");
  return section === "" ? name : `${name}/${section}`;
}

/** Levels are names, or numbers where the control plane writes protobuf's. */
const ERROR: ReadonlySet<unknown> = new Set(["ERROR", 3]);

function analysisMessage(message: JsonObject): Condition {
  const type = objectAt(message, "type");
  const { level } = message;
  return {
    observedGeneration: null,
    type: textAt(type, "code"),
    status: typeof level === "number" ? String(level) : textAt(message, "level"),
    reason: textAt(type, "name"),
    message: textAt(message, "documentationUrl"),
    of: "",
    bad: ERROR.has(level),
  };
}
