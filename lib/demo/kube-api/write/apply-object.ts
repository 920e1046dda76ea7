import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, textOr } from "../../world/read-json";
import type { Refused } from "../http/reply";
import { refuse, refuseUnexplained } from "../http/status";
import { groupVersion } from "../kinds/find-kind";
import { completedObject } from "./completed-object";
import { createObject } from "./create-object";
import { storedManagers } from "./current-managers";
import { applyConfiguration } from "./managed-fields/apply-configuration";
import { compareObjects } from "./managed-fields/compare-objects";
import { managerId, type ManagedEntry, type Managers } from "./managed-fields/managers";
import { ownFields } from "./managed-fields/own-fields";
import { refuseConflicts } from "./managed-fields/refuse-conflicts";
import type { Change } from "./managed-fields/track-update";
import { typedProblems } from "./managed-fields/typed-problems";
import { zeroObject } from "./zero-object";
import { changeOf, type Saved, saveObject } from "./save-object";
import type { Saving } from "./saving";

/** Whose the fields are that an object has and nobody owns when it is applied to for the first time. */
const BEFORE = "before-first-apply";

function typeText(apiVersion: string, kind: string): string {
  return `${apiVersion.includes("/") ? apiVersion : `/${apiVersion}`}, Kind=${kind}`;
}

function refuseConfiguration(
  { context, request }: Saving,
  config: JsonObject,
  change: Change,
): Refused | null {
  const { kind } = context;
  const [apiVersion, kindName] = [textOr(config["apiVersion"]), textOr(config["kind"])];
  if (apiVersion !== groupVersion(kind.group, request.version) || kindName !== kind.kind)
    return refuse("BadRequest", `invalid object type: ${typeText(apiVersion, kindName)}`);
  const metadata = config["metadata"];
  if (jsonAt(metadata, "managedFields") !== undefined)
    return refuse("BadRequest", "metadata.managedFields must be nil");
  const problems = typedProblems(config, change.schema);
  if (problems.length === 0) return null;
  const place = `${textOr(jsonAt(metadata, "namespace"))}/${textOr(jsonAt(metadata, "name"))}`;
  const told =
    problems.length === 1 ? problems.join("") : `errors:\n${problems.map((one) => `  ${one}`).join("\n")}`;
  return refuseUnexplained(
    500,
    `failed to create typed patch object (${place}; ${typeText(apiVersion, kindName)}): ${told}`,
  );
}

/** The managers of an object that is applied to: where it has none, all it holds belongs to what came before. */
function managersBefore(saving: Saving, stored: K8sObject | undefined, change: Change): Managers {
  const managers = storedManagers(saving.context.kind, stored);
  if (stored === undefined || managers.size > 0) return managers;
  const { added } = compareObjects(
    zeroObject(saving.context.kind, saving.request.version),
    stored,
    change.schema,
  );
  const { apiVersion, subresource, time } = change;
  const fields = ownFields(added, change.ignored);
  const entry: ManagedEntry = { manager: BEFORE, operation: "Update", apiVersion, subresource, time, fields };
  return fields.isEmpty ? managers : new Map([[managerId(entry), entry]]);
}

function contentOf(stored: K8sObject, apiVersion: string): JsonObject {
  const { managedFields: _, ...metadata } = stored.metadata;
  return { ...stored, apiVersion, metadata };
}

/**
 * Server-side apply: creates the object or brings it to what the configuration says; 409 names the fields that others own,
 * unless `force` takes them. https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function applyObject(saving: Saving, given: K8sObject | undefined, body: Json): Saved | Refused {
  const stored = given && completedObject(saving.context.kind, given);
  if (!isObject(body)) return refuse("BadRequest", "error decoding YAML: an object is expected");
  const { kind } = saving.context;
  const { request } = saving;
  const change = changeOf(saving);
  const refused = refuseConfiguration(saving, body, change);
  if (refused !== null) return refused;
  const live =
    stored === undefined ? zeroObject(kind, request.version) : contentOf(stored, change.apiVersion);
  const managers = managersBefore(saving, stored, change);
  const applied = applyConfiguration(live, body, managers, change, saving.options.force === true);
  if (!applied.ok) return refuseConflicts(applied.conflicts);
  return stored === undefined
    ? createObject(saving, applied.object, applied.managers)
    : saveObject(saving, stored, applied.object, applied.managers);
}
