import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, textOr } from "../../world/read-json";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import type { ServedKind } from "../kinds/served-kind";
import { keepAllocated } from "../validation/built-in/keep-allocated";
import { decodeObject } from "../validation/decode-object";
import { refuseFieldErrors } from "../validation/refuse-field-errors";
import { validateObject } from "../validation/validate-object";
import type { WriteOptions } from "./read-write-options";

export interface Admission {
  readonly fieldValidation: WriteOptions["fieldValidation"];
  /** What the object is to replace. */
  readonly current: K8sObject | undefined;
  /** Fields that came twice in the body's text: see `duplicateFields`. */
  readonly duplicates?: readonly string[];
  /** Whether the object is the outcome of a patch: what cannot be decoded is then an invalid patch (422), not a bad request. */
  readonly patched?: boolean;
}

export interface Admitted {
  readonly ok: true;
  readonly object: K8sObject;
  /** Texts of `Warning` headers. */
  readonly warnings: readonly string[];
}

/** The object in the URL's namespace and with a name; 400 where it says that it is another one. */
function placed(
  kind: ServedKind,
  { namespace, name }: ResourceRequest,
  object: JsonObject,
): { readonly ok: true; readonly object: JsonObject; readonly name: string } | Refused {
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const given = textOr(metadata["namespace"]);
  const objectName = textOr(metadata["name"]);
  if (name !== "" && objectName !== name)
    return refuse(
      "BadRequest",
      objectName === ""
        ? "the name of the object must be provided on update"
        : `the name of the object (${objectName}) does not match the name on the URL (${name})`,
    );
  if (kind.namespaced && given !== "" && given !== namespace)
    return refuse(
      "BadRequest",
      "the namespace of the provided object does not match the namespace sent on the request",
    );
  return {
    ok: true,
    object: { ...object, metadata: kind.namespaced ? { ...metadata, namespace } : metadata },
    name: objectName,
  };
}

const isK8sObject = (value: Json): value is K8sObject =>
  isObject(value) && isObject(value["metadata"]) && typeof value["metadata"]["name"] === "string";

/**
 * Checks a body, its name already generated where it asks for one, as the API server does, and completes it with defaults. 400 where it cannot be decoded, has unknown or repeated
 * fields under `fieldValidation=Strict`, or names another object than the URL; 422 with one cause per error where it is invalid.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export function admitObject(
  kind: ServedKind,
  request: ResourceRequest,
  body: unknown,
  admission: Admission,
): Admitted | Refused {
  const decoded = decodeObject(kind, request.version, body, admission);
  if (!decoded.ok) return decoded;
  const place = placed(kind, request, decoded.object);
  if (!place.ok) return place;
  const { current } = admission;
  const object = current === undefined ? place.object : keepAllocated(place.object, current);
  const { errors, warnings } = validateObject(kind, request.version, object, current);
  if (errors.length > 0)
    return refuseFieldErrors({ group: kind.group, kind: decoded.kind }, place.name, errors);
  if (!isK8sObject(object)) return refuse("BadRequest", "the object has no metadata");
  return { ok: true, object, warnings: [...decoded.warnings, ...warnings] };
}
