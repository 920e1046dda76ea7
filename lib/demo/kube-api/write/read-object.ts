import type { K8sObject } from "../../world/k8s-object";
import { isObject } from "../../world/read-json";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { refuse, refuseInvalid } from "../http/status";
import { groupVersion } from "../kinds/find-kind";
import type { ServedKind } from "../kinds/served-kind";

const NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

const isTextMap = (value: unknown): boolean =>
  value === undefined || (isObject(value) && Object.values(value).every((text) => typeof text === "string"));

function isK8sObject(value: unknown): value is K8sObject {
  if (!isObject(value) || typeof value["apiVersion"] !== "string" || typeof value["kind"] !== "string")
    return false;
  const meta = value["metadata"];
  return (
    isObject(meta) &&
    typeof meta["name"] === "string" &&
    isTextMap(meta["labels"]) &&
    isTextMap(meta["annotations"])
  );
}

/**
 * Narrows a body to an object of the kind the URL names, placed in the URL's namespace. 400 where apiVersion, kind,
 * namespace or name contradict the URL, or where it is not an object with text labels; 422 for an invalid name.
 */
export function readObject(
  kind: ServedKind,
  { group, version, namespace, name }: ResourceRequest,
  body: unknown,
): { readonly ok: true; readonly object: K8sObject } | Refused {
  if (!isK8sObject(body))
    return refuse(
      "BadRequest",
      `${kind.kind} in version "${version}" cannot be handled as a ${kind.kind}: apiVersion, kind, metadata.name and text-valued labels and annotations are expected`,
    );
  const { metadata } = body;
  if (body.kind !== kind.kind || body.apiVersion !== groupVersion(group, version))
    return refuse(
      "BadRequest",
      `the object's apiVersion and kind (${body.apiVersion}, ${body.kind}) do not match the URL (${groupVersion(group, version)}, ${kind.kind})`,
    );
  if (name !== "" && metadata.name !== name)
    return refuse(
      "BadRequest",
      `the name of the object (${metadata.name}) does not match the name on the URL (${name})`,
    );
  if (!NAME.test(metadata.name))
    return refuseInvalid(
      kind,
      metadata.name,
      "metadata.name",
      `Invalid value: "${metadata.name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'`,
    );
  if (!kind.namespaced) return { ok: true, object: body };
  if (metadata.namespace !== undefined && metadata.namespace !== namespace)
    return refuse(
      "BadRequest",
      `the namespace of the provided object does not match the namespace sent on the request: ${metadata.namespace}, ${namespace}`,
    );
  return { ok: true, object: { ...body, metadata: { ...metadata, namespace } } };
}
