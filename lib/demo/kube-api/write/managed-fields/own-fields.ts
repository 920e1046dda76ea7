import { fieldSetOfPaths } from "./field-set-of-paths";
import type { FieldSet } from "./field-set";

/** Nobody owns what identifies an object or what the API server sets itself. */
const SERVER_SET = fieldSetOfPaths(
  ["f:apiVersion"],
  ["f:kind"],
  ["f:metadata"],
  ...["name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName"].map((key) => [
    "f:metadata",
    `f:${key}`,
  ]),
  ...["generation", "managedFields", "resourceVersion"].map((key) => ["f:metadata", `f:${key}`]),
);

/** The fields of a set that somebody can own through an endpoint that ignores some; the object's identity is nobody's. */
export const ownFields = (fields: FieldSet, ignored: FieldSet): FieldSet =>
  fields.without(ignored).difference(SERVER_SET);
