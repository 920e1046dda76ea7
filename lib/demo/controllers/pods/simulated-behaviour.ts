import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { textOr } from "../../world/read-json";

/** The pod annotation that makes its application misbehave; its values are those of `SimulatedBehaviour` but "". */
export const BEHAVIOUR_ANNOTATION = "simulation.meshlens.io/behaviour";

/** missing-image comes from the image's tag alone, crash-loop from the tag `crash` as well; "" is well-behaved. */
export type SimulatedBehaviour = "crash-loop" | "never-ready" | "slow-start" | "fails" | "missing-image" | "";

const ANNOTATED = ["crash-loop", "never-ready", "slow-start", "fails"] as const;

/** How a container of a pod behaves: by its image's tag, else, unless it is the mesh's proxy, by the pod's annotation. */
export function simulatedBehaviour(pod: K8sObject, container: JsonObject): SimulatedBehaviour {
  const image = textOr(container["image"]);
  const tag = image.slice(image.lastIndexOf("/") + 1).split(":")[1] ?? "";
  if (tag === "missing") return "missing-image";
  if (tag === "crash") return "crash-loop";
  if (container["name"] === "istio-proxy") return "";
  const wanted = pod.metadata.annotations?.[BEHAVIOUR_ANNOTATION];
  return ANNOTATED.find((one) => one === wanted) ?? "";
}
