import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, textMap, textOr } from "../../world/read-json";
import type { Refused, Reply } from "../http/reply";
import { refuse, refuseNotFound } from "../http/status";
import { fieldError } from "../validation/field-error";
import { refuseFieldErrors } from "../validation/refuse-field-errors";
import { patchDocument } from "./patch-document";
import { saveObject } from "./save-object";
import type { Saving } from "./saving";

const SCALE = { group: "autoscaling", kind: "Scale" };
const API_VERSION = "autoscaling/v1";

const replicasOf = (value: Json | undefined): number => {
  const replicas = jsonAt(value, "replicas");
  return typeof replicas === "number" ? replicas : 0;
};

/** How many replicas an object asks for and has: https://kubernetes.io/docs/reference/kubernetes-api/autoscaling-resources/scale-v1/ */
export function scaleOf({ metadata, spec, status }: K8sObject): K8sObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  const selector = [...textMap(jsonAt(spec, "selector", "matchLabels"))]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(",");
  return {
    kind: SCALE.kind,
    apiVersion: API_VERSION,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(uid === undefined ? {} : { uid }),
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
      ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
    },
    spec: { replicas: replicasOf(spec) },
    status: { replicas: replicasOf(status), ...(selector === "" ? {} : { selector }) },
  };
}

/** The object with what a Scale asks for; its resourceVersion is the Scale's, so that a stale one is found out. */
function withScale(object: K8sObject, scale: JsonObject): K8sObject {
  const spec = isObject(object["spec"]) ? object["spec"] : {};
  const { resourceVersion: _, ...metadata } = object.metadata;
  const version = textOr(jsonAt(scale, "metadata", "resourceVersion"));
  return {
    ...object,
    metadata: version === "" ? metadata : { ...metadata, resourceVersion: version },
    spec: { ...spec, replicas: replicasOf(scale["spec"]) },
  };
}

function refuseScale(name: string, scale: Json): Refused | null {
  const replicas = isObject(scale) ? jsonAt(scale, "spec", "replicas") : undefined;
  if (!isObject(scale) || (textOr(scale["kind"]) !== "" && scale["kind"] !== SCALE.kind))
    return refuse("BadRequest", "the object provided is unrecognized (must be of type Scale)");
  if (replicas !== undefined && !Number.isSafeInteger(replicas))
    return refuse(
      "BadRequest",
      'Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal replicas into Go struct field ScaleSpec.spec.replicas of type int32',
    );
  const named = textOr(jsonAt(scale, "metadata", "name"));
  if (named !== name)
    return refuse(
      "BadRequest",
      named === ""
        ? `the name of the object (${name} based on URL) was undeterminable: name must be provided`
        : `the name of the object (${named}) does not match the name on the URL (${name})`,
    );
  if (replicasOf(scale["spec"]) >= 0) return null;
  const error = fieldError.invalid(
    "spec.replicas",
    replicasOf(scale["spec"]),
    "must be greater than or equal to 0",
  );
  return refuseFieldErrors(SCALE, name, [error]);
}

/** Carries out an update or patch of the `scale` subresource and answers with the new Scale. */
export function scaleObject(saving: Saving, contentType: string, body: Json): Reply | Refused {
  const { context, request } = saving;
  const { store, kind } = context;
  const current = store.get(kind, kind.namespaced ? request.namespace : "", request.name);
  if (current === undefined) return refuseNotFound(kind, request.name);
  const patched =
    request.verb === "patch"
      ? patchDocument(scaleOf(current), contentType, body)
      : ({ ok: true, value: body } as const);
  if (!patched.ok) return patched;
  const refused = refuseScale(request.name, patched.value);
  if (refused !== null || !isObject(patched.value))
    return refused ?? refuse("BadRequest", "a Scale is expected");
  const saved = saveObject(saving, current, withScale(current, patched.value));
  return saved.ok ? { code: 200, body: scaleOf(saved.object) } : saved;
}
