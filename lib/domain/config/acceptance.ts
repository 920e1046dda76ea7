import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";

/** What the control plane says of an object's present generation. */
export interface Acceptance {
  readonly state: "accepted" | "rejected" | "waiting" | "notTold";
  readonly message: string;
}

/** Conditions that are about the object itself, and true when all is well. */
const OF_THE_OBJECT = ["Accepted", "Programmed", "ResolvedRefs", "Reconciled", "Ready"];

interface Said {
  readonly type: string;
  readonly status: string;
  readonly text: string;
  readonly generation: number | null;
}

/**
 * Whether the control plane has taken up an object as it is now: its status conditions, those of a route's parents and of a
 * Gateway's listeners, and Istio's validation messages. "notTold" where a control plane writes no status, as Istio does
 * unless its status is switched on.
 * https://gateway-api.sigs.k8s.io/guides/implementers/#standard-status-fields-and-conditions,
 * https://istio.io/latest/docs/reference/config/config-status/
 */
export function acceptance(raw: JsonObject): Acceptance {
  const status = objectAt(raw, "status");
  const generation = numberAt(objectAt(raw, "metadata"), "generation");
  const errors = objectsAt(status, "validationMessages").filter(
    (message) => textAt(message, "level") === "ERROR",
  );
  const said = conditionsOf(status).filter(({ type }) => OF_THE_OBJECT.includes(type));
  const current = said.filter(
    (one) => one.generation === null || generation === null || one.generation >= generation,
  );
  const against = current.filter((one) => one.status === "False").map(({ text }) => text);
  const why = [
    ...against,
    ...errors.map((error) => textAt(error, "documentationUrl") || "Istio's analysis found an error."),
  ];
  if (why.length > 0) return { state: "rejected", message: why.join(" ") };
  if (said.length === 0)
    return { state: "notTold", message: "The control plane writes no status on this object." };
  if (current.length < said.length) {
    return {
      state: "waiting",
      message: "The control plane's status is about an earlier version of the object.",
    };
  }
  const open = current.find((one) => one.status !== "True");
  if (open !== undefined) return { state: "waiting", message: open.text };
  return {
    state: "accepted",
    message: `The control plane says: ${current.map(({ type }) => type).join(", ")}.`,
  };
}

function conditionsOf(status: JsonObject): readonly Said[] {
  const below = [
    ...objectsAt(status, "parents"),
    ...objectsAt(status, "ancestors"),
    ...objectsAt(status, "listeners"),
  ];
  return [status, ...below].flatMap((part) =>
    objectsAt(part, "conditions").map((condition) => ({
      type: textAt(condition, "type"),
      status: textAt(condition, "status"),
      text: [textAt(condition, "reason"), textAt(condition, "message")]
        .filter((text) => text !== "")
        .join(": "),
      generation: numberAt(condition, "observedGeneration"),
    })),
  );
}

function numberAt(object: JsonObject, field: string): number | null {
  const value = object[field];
  return typeof value === "number" ? value : null;
}
