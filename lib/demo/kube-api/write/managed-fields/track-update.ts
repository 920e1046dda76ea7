import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { Schema } from "../../schemas/schema";
import { capUpdaters } from "./cap-updaters";
import { compareObjects } from "./compare-objects";
import type { FieldSet } from "./field-set";
import { managerId, type Managers } from "./managers";
import { ownFields } from "./own-fields";
import { transferOwnership } from "./transfer-ownership";

/** Who changes an object, through which endpoint. */
export interface Change {
  readonly manager: string;
  readonly apiVersion: string;
  /** Empty: the object's own endpoint. */
  readonly subresource: string;
  readonly schema: Schema | undefined;
  /** What the endpoint ignores of a request. */
  readonly ignored: FieldSet;
  /** RFC 3339 */
  readonly time: string;
}

/**
 * The managers after a create, replace or patch: who sends it owns what it changed, everybody else loses that.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function trackUpdate(live: Json, next: Json, managers: Managers, change: Change): Managers {
  const compared = compareObjects(live, next, change.schema);
  const effective = {
    added: compared.added.without(change.ignored),
    modified: compared.modified.without(change.ignored),
    removed: compared.removed.without(change.ignored),
  };
  const left = new Map(transferOwnership(managers, "", effective));
  const fields = ownFields(compared.modified.union(compared.added), change.ignored);
  if (!fields.isEmpty) {
    const { manager, apiVersion, subresource, time } = change;
    const entry = { manager, operation: "Update", apiVersion, subresource, time, fields } as const;
    const id = managerId(entry);
    left.set(id, { ...entry, fields: fields.union(left.get(id)?.fields ?? fields) });
  }
  return capUpdaters(left);
}
