import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Controller, Write } from "../controller";
import { nodeLostAt } from "./node-state";

const component = "node-controller";
const KEYS = { lost: "node.kubernetes.io/not-ready", cordoned: "node.kubernetes.io/unschedulable" } as const;

/** The taints a node should carry: those of its state, and others as they are. */
function wantedTaints(node: K8sObject): readonly JsonObject[] {
  const own: readonly string[] = Object.values(KEYS);
  const others = objectsIn(jsonAt(node, "spec", "taints")).filter(({ key }) => !own.includes(textOr(key)));
  return [
    ...others,
    ...(jsonAt(node, "spec", "unschedulable") === true ? [{ key: KEYS.cordoned, effect: "NoSchedule" }] : []),
    ...(nodeLostAt(node) === null ? [] : [{ key: KEYS.lost, effect: "NoExecute" }]),
  ];
}

const has = (taints: readonly JsonObject[], wanted: string): boolean =>
  taints.some(({ key }) => key === wanted);

/**
 * Taints nodes that are not ready or cordoned, as the node controller does, and tells of those that were lost or came back.
 * https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
 */
export const nodeLifecycle: Controller = {
  name: "node-lifecycle-controller",
  reconcile: (view) => {
    const writes = view.list("", "Node").flatMap((node): readonly Write[] => {
      const before = objectsIn(jsonAt(node, "spec", "taints"));
      const taints = wantedTaints(node);
      const keys = (of: readonly JsonObject[]): string => of.map(({ key }) => textOr(key)).join();
      if (keys(before) === keys(taints)) return [];
      const spec = Object.fromEntries(
        Object.entries(isObject(node["spec"]) ? node["spec"] : {}).filter(([key]) => key !== "taints"),
      );
      const update: Write = {
        op: "update",
        object: { ...node, spec: { ...spec, ...(taints.length === 0 ? {} : { taints }) } },
      };
      if (has(before, KEYS.lost) === has(taints, KEYS.lost)) return [update];
      const lost = has(taints, KEYS.lost);
      const reason = lost ? "NodeNotReady" : "NodeReady";
      const message = `Node ${node.metadata.name} status is now: ${reason}`;
      return [
        update,
        { op: "event", happening: { about: node, type: "Normal", reason, message, component } },
      ];
    });
    return { writes, wakeAt: null };
  },
};
