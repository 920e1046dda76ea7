import { objectAt, objectsAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";
import { PARENT_DEFAULTS, referenced } from "./object-refs";
import type { ReferenceRule } from "./reference-rule";

const NAME_LABEL = "gateway.networking.k8s.io/gateway-name";
const SECRET = { group: "", kind: "Secret" };

/** What the Gateway API's Gateway names: its class, certificates, and the workloads made for it. */
export const gatewayReferences: ReferenceRule = ({ meta, data }, mesh) => {
  const spec = objectAt(data, "spec");
  const gatewayClass = textAt(spec, "gatewayClassName");
  return [
    ...(gatewayClass === ""
      ? []
      : [{ kind: "GatewayClass", namespace: "", name: gatewayClass, role: "class" }]),
    ...mesh.workloads(meta.namespace, { [NAME_LABEL]: meta.name }, "runs"),
    ...objectsAt(spec, "listeners")
      .flatMap((listener) => objectsAt(objectAt(listener, "tls"), "certificateRefs"))
      .flatMap((ref) => referenced(ref, meta.namespace, "certificate", mesh, SECRET)),
  ];
};

/** What a ListenerSet names: the Gateway it adds listeners to, and its certificates. */
export const listenerSetReferences: ReferenceRule = ({ meta, data }, mesh) => {
  const spec = objectAt(data, "spec");
  return [
    ...referenced(objectAt(spec, "parentRef"), meta.namespace, "parent", mesh, PARENT_DEFAULTS),
    ...objectsAt(spec, "listeners")
      .flatMap((listener) => objectsAt(objectAt(listener, "tls"), "certificateRefs"))
      .flatMap((ref) => referenced(ref, meta.namespace, "certificate", mesh, SECRET)),
  ];
};

/** What a ReferenceGrant names: the namespaces it trusts, and objects of its own that it opens by name. */
export const referenceGrantReferences: ReferenceRule = ({ meta, data }, mesh) => {
  const spec = objectAt(data, "spec");
  return [
    ...objectsAt(spec, "from").flatMap((from) => {
      const name = textAt(from, "namespace");
      return name === "" ? [] : [{ kind: "Namespace", namespace: "", name, role: "from namespace" }];
    }),
    ...objectsAt(spec, "to").flatMap((to) => referenced(to, meta.namespace, "opens", mesh)),
  ];
};

/** What a policy on backends names: its targets and certificates of authorities. */
export const backendPolicyReferences: ReferenceRule = ({ meta, data }, mesh) => {
  const spec = objectAt(data, "spec");
  return [
    ...objectsAt(spec, "targetRefs").flatMap((ref) => referenced(ref, meta.namespace, "target", mesh)),
    ...objectsAt(objectAt(spec, "validation"), "caCertificateRefs").flatMap((ref) =>
      referenced(ref, meta.namespace, "certificate", mesh, { group: "", kind: "ConfigMap" }),
    ),
  ];
};

/** What an InferencePool names: the workloads that serve its models, and who picks among them. */
export const inferencePoolReferences: ReferenceRule = ({ meta, data }, mesh) => {
  const spec = objectAt(data, "spec");
  const labels = textMapAt(objectAt(spec, "selector"), "matchLabels");
  return [
    ...mesh.workloads(meta.namespace, labels, "selects"),
    ...["endpointPickerRef", "extensionRef"].flatMap((field) =>
      referenced(objectAt(spec, field), meta.namespace, "endpoint picker", mesh),
    ),
  ];
};
