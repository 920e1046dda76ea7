import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, objectsIn, textMap, textOr } from "../../../../world/read-json";
import type { ServedKind } from "../../../kinds/served-kind";
import { type Change, changeAt } from "../change-at";
import { defaultAutoscaler } from "./default-autoscaler";
import { defaultPod } from "./default-pod-spec";
import { defaultService } from "./default-service";
import { defaultWorkload } from "./default-workload";
import { fill } from "./fill";

const RBAC = "rbac.authorization.k8s.io";
const WEBHOOK = {
  failurePolicy: "Fail",
  matchPolicy: "Equivalent",
  namespaceSelector: {},
  objectSelector: {},
  timeoutSeconds: 10,
};

const spec =
  (change: Change): Change =>
  (object) => ({ ...object, spec: change(isObject(object["spec"]) ? object["spec"] : {}) });
const each =
  (paths: Readonly<Record<string, Change>>): Change =>
  (object) =>
    Object.entries(paths).reduce((changed, [path, change]) => changeAt(changed, path, change), object);

/** Every namespace carries its name as a label and is held by the finalizer that empties it. */
const namespace: Change = (object) => {
  const name = textOr(isObject(object["metadata"]) ? object["metadata"]["name"] : "");
  const named = changeAt(object, "metadata", (metadata) => ({
    ...metadata,
    labels: { ...Object.fromEntries(textMap(metadata["labels"])), "kubernetes.io/metadata.name": name },
  }));
  return spec(fill({ finalizers: ["kubernetes"] }))(named);
};

/** stringData is a way to write data, and never read. */
const secret: Change = ({ stringData, ...object }) => {
  const plain = [...textMap(stringData)].map(
    ([key, text]) => [key, Buffer.from(text).toString("base64")] as const,
  );
  const filled = fill({ type: "Opaque" })(object);
  return plain.length === 0
    ? filled
    : {
        ...filled,
        data: { ...(isObject(object["data"]) ? object["data"] : {}), ...Object.fromEntries(plain) },
      };
};

const policyTypes: Change = (policy) => {
  const egress = objectsIn(policy["egress"]).length > 0 ? ["Egress"] : [];
  return fill({ policyTypes: ["Ingress", ...egress] })(policy);
};

const subject: Change = (one) =>
  one["kind"] === "User" || one["kind"] === "Group" ? fill({ apiGroup: RBAC })(one) : one;
const apiGroup: Change = (one) =>
  one["apiGroup"] === undefined || one["apiGroup"] === "" ? { ...one, apiGroup: RBAC } : one;
const binding = each({ roleRef: apiGroup, "subjects.[]": subject });
const webhook = (more: JsonObject): Change =>
  each({
    "webhooks.[]": fill({ ...WEBHOOK, ...more }),
    "webhooks.[].clientConfig.service": fill({ port: 443 }),
    "webhooks.[].rules.[]": fill({ scope: "*" }),
  });
const TCP = fill({ protocol: "TCP" });

const DEFAULTS: Readonly<Record<string, Change>> = {
  ...Object.fromEntries(Object.entries(defaultWorkload).map(([kind, change]) => [kind, spec(change)])),
  Namespace: namespace,
  Pod: spec(defaultPod),
  Service: spec(defaultService),
  Secret: secret,
  Endpoints: each({ "subsets.[].ports.[]": TCP }),
  EndpointSlice: each({ "ports.[]": fill({ name: "", protocol: "TCP" }) }),
  HorizontalPodAutoscaler: spec(defaultAutoscaler),
  IngressClass: each({ "spec.parameters": fill({ scope: "Cluster" }) }),
  NetworkPolicy: each({ spec: policyTypes, "spec.ingress.[].ports.[]": TCP, "spec.egress.[].ports.[]": TCP }),
  RoleBinding: binding,
  ClusterRoleBinding: binding,
  ValidatingWebhookConfiguration: webhook({}),
  MutatingWebhookConfiguration: webhook({ reinvocationPolicy: "Never" }),
};

/** An object of a built-in kind with the defaults that the API server fills in. */
export const defaultBuiltIn = ({ kind }: ServedKind, object: JsonObject): JsonObject =>
  DEFAULTS[kind]?.(object) ?? object;
