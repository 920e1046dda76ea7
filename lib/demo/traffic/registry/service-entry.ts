import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";
import { protocolNamed } from "./declared-protocol";
import { exportsOr } from "./exported-to";
import type { MeshService, ServicePort } from "./mesh-service";

function readPort(port: JsonObject): readonly ServicePort[] {
  const number = port["number"];
  if (typeof number !== "number") return [];
  const name = textOr(port["name"]);
  const protocol = protocolNamed(textOr(port["protocol"])) ?? protocolNamed(name) ?? "auto";
  const target = port["targetPort"];
  return [{ number, name, protocol, targetPort: typeof target === "number" && target > 0 ? target : number }];
}

/**
 * Reads a ServiceEntry as the services it registers, one for each host; `exportTo` is the mesh's default.
 * https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export function serviceEntry(object: K8sObject, exportTo: readonly string[]): readonly MeshService[] {
  const spec = jsonAt(object, "spec");
  const ports = objectsIn(jsonAt(spec, "ports")).flatMap(readPort);
  return textsIn(jsonAt(spec, "hosts")).map((written) => {
    const host = written.toLowerCase();
    return {
      origin: "ServiceEntry",
      object,
      host,
      name: host,
      namespace: object.metadata.namespace ?? "",
      ports,
      addresses: textsIn(jsonAt(spec, "addresses")),
      headless: false,
      aliasOf: "",
      exportTo: exportsOr(textsIn(jsonAt(spec, "exportTo")), exportTo),
    };
  });
}
