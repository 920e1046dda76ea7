import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr, textsIn } from "../../../world/read-json";
import type { Refused, Reply } from "../../http/reply";
import { type FieldError, fieldError } from "../../validation/field-error";
import { refuseFieldErrors } from "../../validation/refuse-field-errors";
import { authorize } from "../authorize";
import type { User } from "../user";
import type { ReviewContext } from "./review-context";
import { reviewedAttributes, reviewErrors, shownPath } from "./reviewed-attributes";

const GROUP = "authorization.k8s.io";

interface AccessReview {
  readonly kind: string;
  readonly user: User;
  readonly metadataKeys: readonly string[];
  readonly errors: readonly FieldError[];
}

const partOf = (body: JsonObject, key: string): JsonObject => {
  const value = body[key];
  return isObject(value) ? value : {};
};

function extraOf(value: Json | undefined): User["extra"] {
  return new Map(Object.entries(isObject(value) ? value : {}).map(([key, values]) => [key, textsIn(values)]));
}

const userOf = (spec: JsonObject): User => ({
  name: textOr(spec["user"]),
  uid: textOr(spec["uid"]),
  groups: textsIn(spec["groups"]),
  extra: extraOf(spec["extra"]),
});

function review({ auth }: ReviewContext, body: JsonObject, asked: AccessReview): Reply | Refused {
  const { kind, user, metadataKeys } = asked;
  const [metadata, spec] = [partOf(body, "metadata"), partOf(body, "spec")];
  const errors = [...reviewErrors({ metadata, spec }, metadataKeys), ...asked.errors];
  const attributes = reviewedAttributes(spec);
  if (errors.length > 0 || attributes === null) {
    // The API server names no kind here.
    return refuseFieldErrors({ group: GROUP, kind: "" }, "", errors);
  }
  const { allowed, reason } = authorize(auth.store, user, attributes);
  const status = { allowed, ...(reason === "" ? {} : { reason }) };
  return { code: 201, body: { kind, apiVersion: `${GROUP}/v1`, metadata, spec, status } };
}

const SUBJECT_MISSING = "at least one of user or group must be specified";

function subjectErrors({ name, groups }: User): readonly FieldError[] {
  return name === "" && groups.length === 0 ? [fieldError.invalid("spec.user", "", SUBJECT_MISSING)] : [];
}

function namespaceErrors(spec: JsonObject, namespace: string): readonly FieldError[] {
  const { resourceAttributes: resource, nonResourceAttributes: path } = spec;
  const asked = textOr(jsonAt(resource, "namespace"));
  const errors: FieldError[] = [];
  if (isObject(resource) && asked !== namespace)
    errors.push(
      fieldError.invalid("spec.resourceAttributes.namespace", asked, "must match metadata.namespace"),
    );
  if (isObject(path))
    errors.push(
      fieldError.invalid("spec.nonResourceAttributes", shownPath(path), "disallowed on this kind of request"),
    );
  return errors;
}

/** Answers a SelfSubjectAccessReview: may the user who asks do this? */
export function reviewOwnAccess(context: ReviewContext, body: JsonObject): Reply | Refused {
  const kind = "SelfSubjectAccessReview";
  return review(context, body, { kind, user: context.user, metadataKeys: [], errors: [] });
}

/** Answers a SubjectAccessReview: may that user or these groups do this? */
export function reviewAccess(context: ReviewContext, body: JsonObject): Reply | Refused {
  const user = userOf(partOf(body, "spec"));
  const errors = subjectErrors(user);
  return review(context, body, { kind: "SubjectAccessReview", user, metadataKeys: [], errors });
}

/** Answers a LocalSubjectAccessReview, which asks about one namespace only. */
export function reviewLocalAccess(context: ReviewContext, body: JsonObject): Reply | Refused {
  const { namespace } = context;
  const user = userOf(partOf(body, "spec"));
  const errors = [...subjectErrors(user), ...namespaceErrors(partOf(body, "spec"), namespace)];
  const local = { ...body, metadata: { ...partOf(body, "metadata"), namespace } };
  const kind = "LocalSubjectAccessReview";
  return review(context, local, { kind, user, metadataKeys: ["namespace"], errors });
}
