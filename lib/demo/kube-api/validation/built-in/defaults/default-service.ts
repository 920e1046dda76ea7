import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../../../world/read-json";
import { changeAt } from "../change-at";
import { fill } from "./fill";

function defaultPort(port: JsonObject): JsonObject {
  const filled = fill({ protocol: "TCP" })(port);
  const target = port["targetPort"];
  return target === 0 || target === "" || target === undefined
    ? { ...filled, targetPort: port["port"] }
    : filled;
}

const FAMILY = { ipFamilies: ["IPv4"], ipFamilyPolicy: "SingleStack" };

/** Headless Services without a selector take both address families. */
const familyOf = (spec: JsonObject): JsonObject =>
  spec["clusterIP"] === "None" && !isObject(spec["selector"])
    ? { ipFamilies: ["IPv4", "IPv6"], ipFamilyPolicy: "RequireDualStack" }
    : FAMILY;

function defaultsOf(spec: JsonObject): JsonObject {
  const type = textOr(spec["type"]);
  if (type === "ExternalName") return { sessionAffinity: "None" };
  const external = type === "NodePort" || type === "LoadBalancer";
  return {
    sessionAffinity: "None",
    internalTrafficPolicy: "Cluster",
    ...familyOf(spec),
    ...(external ? { externalTrafficPolicy: "Cluster" } : {}),
    ...(type === "LoadBalancer" ? { allocateLoadBalancerNodePorts: true } : {}),
    ...(typeof spec["clusterIP"] === "string" ? { clusterIPs: [spec["clusterIP"]] } : {}),
  };
}

/** The spec of a Service with the defaults of https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec */
export function defaultService(spec: JsonObject): JsonObject {
  const typed = fill({ type: "ClusterIP" })(spec);
  const filled = fill(defaultsOf(typed))(typed);
  const affinity = jsonAt(filled, "sessionAffinityConfig", "clientIP");
  const withAffinity =
    filled["sessionAffinity"] === "ClientIP" && affinity === undefined
      ? { ...filled, sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } }
      : filled;
  return objectsIn(spec["ports"]).length === 0
    ? withAffinity
    : changeAt(withAffinity, "ports.[]", defaultPort);
}
