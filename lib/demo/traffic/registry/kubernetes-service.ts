import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";
import { declaredProtocol } from "./declared-protocol";
import { exportsOr } from "./exported-to";
import { serviceHost } from "./full-host";
import type { MeshService, ServicePort } from "./mesh-service";

function readPort(port: JsonObject): readonly ServicePort[] {
  const number = port["port"];
  if (typeof number !== "number") return [];
  const name = textOr(port["name"]);
  const protocol =
    port["protocol"] === "UDP"
      ? "tcp"
      : declaredProtocol({ name, appProtocol: textOr(port["appProtocol"]), number });
  const target = port["targetPort"];
  const named = typeof target === "number" || (typeof target === "string" && target !== "");
  return [{ number, name, protocol, targetPort: named ? target : number }];
}

const EXPORT_TO = "networking.istio.io/exportTo";

/**
 * Reads a Kubernetes Service as Istio registers it; `exportTo` is the mesh's default.
 * https://istio.io/latest/docs/reference/config/annotations/#NetworkingExportTo
 */
export function kubernetesService(object: K8sObject, exportTo: readonly string[]): MeshService {
  const { name, namespace = "" } = object.metadata;
  const exported = textOr(jsonAt(object, "metadata", "annotations", EXPORT_TO))
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const clusterIP = textOr(jsonAt(object, "spec", "clusterIP"));
  const isAlias = jsonAt(object, "spec", "type") === "ExternalName";
  const addresses = [clusterIP, ...textsIn(jsonAt(object, "spec", "clusterIPs"))];
  return {
    origin: "Service",
    object,
    host: serviceHost(name, namespace),
    name,
    namespace,
    ports: objectsIn(jsonAt(object, "spec", "ports")).flatMap(readPort),
    addresses: isAlias ? [] : [...new Set(addresses)].filter((one) => one !== "" && one !== "None"),
    headless: clusterIP === "None",
    aliasOf: isAlias ? textOr(jsonAt(object, "spec", "externalName")).toLowerCase() : "",
    exportTo: exportsOr(exported, exportTo),
  };
}
