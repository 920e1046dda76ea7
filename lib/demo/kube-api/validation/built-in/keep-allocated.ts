import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../../world/k8s-object";
import { isObject, objectsIn, textOr } from "../../../world/read-json";
import { changeAt } from "./change-at";

const ADDRESSES = ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "healthCheckNodePort"];

/** Ports by name, as they were: a port keeps its number on the nodes. */
function withNodePorts(spec: JsonObject, before: JsonObject): JsonObject {
  if (spec["type"] !== "NodePort" && spec["type"] !== "LoadBalancer") return spec;
  const ports = objectsIn(before["ports"]);
  return changeAt(spec, "ports.[]", (port) => {
    const earlier = ports.find(
      (one) => textOr(one["name"]) === textOr(port["name"]) && one["port"] === port["port"],
    );
    const nodePort = earlier?.["nodePort"];
    return port["nodePort"] !== undefined || nodePort === undefined ? port : { ...port, nodePort };
  });
}

/**
 * A Service that is to replace another, with the addresses and node ports it does not give: they stay what was allocated.
 * Objects of other kinds stay as they are.
 */
export function keepAllocated(object: JsonObject, current: K8sObject): JsonObject {
  const { spec } = object;
  const before = current["spec"];
  if (object["kind"] !== "Service" || !isObject(spec) || !isObject(before)) return object;
  if (spec["type"] === "ExternalName" || before["type"] === "ExternalName") return object;
  const given = textOr(spec["clusterIP"]) !== "";
  const kept = given
    ? {}
    : Object.fromEntries(
        ADDRESSES.filter((key) => before[key] !== undefined).map((key) => [key, before[key]]),
      );
  return { ...object, spec: withNodePorts({ ...spec, ...kept }, before) };
}
