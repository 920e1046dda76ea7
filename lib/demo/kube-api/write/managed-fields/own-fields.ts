import type { FieldSet } from "./field-set";
import { fieldSetOfPaths } from "./field-set-of-paths";

/** What of metadata identifies an object or is the API server's to set: nobody owns it. */
export const UNOWNED_METADATA: ReadonlySet<string> = new Set([
  "name",
  "namespace",
  "creationTimestamp",
  "selfLink",
  "uid",
  "clusterName",
  "generation",
  "managedFields",
  "resourceVersion",
]);
const UNOWNED = fieldSetOfPaths(
  ["f:apiVersion"],
  ["f:kind"],
  ["f:metadata"],
  ...[...UNOWNED_METADATA].map((key) => ["f:metadata", `f:${key}`]),
);

/** The fields of a set that somebody can own through an endpoint that ignores some; the object's identity is nobody's. */
export const ownFields = (fields: FieldSet, ignored: FieldSet): FieldSet =>
  fields.without(ignored).difference(UNOWNED);
