import type { Refused } from "../../http/reply";
import { refuse } from "../../http/status";
import { pathText } from "./path-text";
import type { ManagedEntry } from "./managers";
import type { Conflict } from "./transfer-ownership";

function ownerText({ manager, operation, apiVersion, subresource }: ManagedEntry): string {
  const name = subresource === "" ? `"${manager}"` : `"${manager}" with subresource "${subresource}"`;
  return operation === "Update" ? `${name} using ${apiVersion}` : name;
}

function messageOf(conflicts: readonly (readonly [owner: string, path: string])[]): string {
  const [[owner, path] = ["", ""], ...more] = conflicts;
  if (more.length === 0) return `Apply failed with 1 conflict: conflict with ${owner}: ${path}`;
  const owners = [...new Set(conflicts.map(([one]) => one))].sort();
  const lines = owners.flatMap((one) => [
    `conflicts with ${one}:`,
    ...conflicts.filter(([other]) => other === one).map(([, field]) => `- ${field}`),
  ]);
  return `Apply failed with ${conflicts.length} conflicts: ${lines.join("\n")}`;
}

/**
 * 409 Conflict with a cause for every field that another manager owns.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
 */
export function refuseConflicts(conflicts: readonly Conflict[]): Refused {
  const fields = conflicts.flatMap(({ entry, fields: owned }) =>
    [...owned.paths()].map((path) => [ownerText(entry), pathText(path)] as const),
  );
  return refuse("Conflict", messageOf(fields), {
    causes: fields.map(([owner, field]) => ({
      reason: "FieldManagerConflict",
      message: `conflict with ${owner}`,
      field,
    })),
  });
}
