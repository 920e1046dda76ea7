import { objectAt, objectsAt, textAt, textMapAt, textsAt } from "@/lib/domain/mesh/read-json";
import type { ReferenceRule } from "./reference-rule";

/**
 * What Istio's Gateway names: the workloads that serve it, in any namespace, and the secrets of its servers, which are read
 * where those run. https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export const istioGatewayReferences: ReferenceRule = ({ meta, data }, mesh) => {
  const spec = objectAt(data, "spec");
  const workloads = mesh.workloads("", textMapAt(spec, "selector"), "selects");
  const namespaces = new Set(
    workloads.length > 0 ? workloads.map(({ namespace }) => namespace) : [meta.namespace],
  );
  const names = objectsAt(spec, "servers").flatMap((server) => {
    const tls = objectAt(server, "tls");
    return [textAt(tls, "credentialName"), ...textsAt(tls, "credentialNames")].filter((name) => name !== "");
  });
  const secrets = names.flatMap((name) =>
    [...namespaces].map((namespace) => ({ kind: "Secret", namespace, name, role: "credential" })),
  );
  return [...workloads, ...secrets];
};
