import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../../world/read-json";
import type { Schema } from "../../schemas/schema";
import { compareObjects } from "./compare-objects";
import type { FieldSet } from "./field-set";
import { fieldSetOf } from "./field-set-of";
import { managerId, type ManagedEntry, type Managers } from "./managers";
import { mergeApplied } from "./merge-applied";
import { ownFields } from "./own-fields";
import { removeFields } from "./remove-fields";
import type { Change } from "./track-update";
import { type Conflict, conflictsOf, transferOwnership } from "./transfer-ownership";
import { withNamedFields } from "./with-named-fields";

type Applied =
  | { readonly ok: true; readonly object: JsonObject; readonly managers: Managers }
  | { readonly ok: false; readonly conflicts: readonly Conflict[] };

/**
 * Removes what the manager applied last time and does not apply now, unless somebody else owns it, and keeps what nobody's
 * last configuration named.
 */
function prune(merged: Json, last: FieldSet, managers: Managers, schema: Schema | undefined): Json {
  const named = (set: FieldSet): FieldSet => withNamedFields(set, schema);
  const pruned = removeFields(merged, named(last), schema) ?? {};
  const all = named(fieldSetOf(merged, schema));
  const owned = [...managers.values()].map(({ fields }) => named(fields));
  const kept = owned.reduce((set, fields) => set.union(fields), named(fieldSetOf(pruned, schema)));
  const backed = removeFields(merged, all.difference(kept), schema) ?? {};
  const dropped = all.difference(named(fieldSetOf(backed, schema))).intersection(named(last));
  return removeFields(merged, dropped, schema) ?? {};
}

/**
 * Server-side apply: the configuration laid over the live object, what it no longer names removed, and its manager the owner
 * of what it names; or the conflicts with other managers, unless forced. `live` is an empty object where there is none yet.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function applyConfiguration(
  live: JsonObject,
  config: JsonObject,
  managers: Managers,
  change: Change,
  force: boolean,
): Applied {
  const { manager, apiVersion, subresource, schema, ignored, time } = change;
  const entry: ManagedEntry = {
    manager,
    operation: "Apply",
    apiVersion,
    subresource,
    time,
    fields: fieldSetOf(config, schema).without(ignored),
  };
  const id = managerId(entry);
  const last = managers.get(id);
  const merged = mergeApplied(live, config, schema) ?? {};
  const claimed = new Map([...managers, [id, entry]]);
  const next =
    last === undefined || last.fields.isEmpty ? merged : prune(merged, last.fields, claimed, schema);
  const compared = compareObjects(live, next, schema);
  const effective = {
    added: compared.added.without(ignored),
    modified: compared.modified.without(ignored),
    removed: compared.removed.without(ignored),
  };
  const conflicts = conflictsOf(claimed, id, effective);
  if (!force && conflicts.length > 0) return { ok: false, conflicts };
  const left = new Map(transferOwnership(claimed, id, effective));
  const fields = ownFields(entry.fields, ignored);
  const unchanged = isDeepStrictEqual(live, next);
  if (fields.isEmpty) left.delete(id);
  else left.set(id, { ...entry, fields, time: unchanged ? (last?.time ?? "") : time });
  return { ok: true, object: isObject(next) ? next : {}, managers: left };
}
