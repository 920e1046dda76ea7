import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { Check, FoundHere } from "../check";
import type { Finding } from "../finding";
import type { MeshView } from "../mesh-view";
import { ignoredCodes } from "./ignored-codes";
import { refOf } from "./object-key";

/** What checks find in one object, without what its annotation or the settings ignore and without repetitions. */
export function judgeObject(
  object: ClusterObject,
  checks: readonly Check[],
  mesh: MeshView,
): readonly Finding[] {
  const ignored = ignoredCodes(object);
  if (ignored === "all") return [];
  const ref = refOf(object);
  const found = new Map<string, Finding>();
  for (const check of checks) {
    for (const here of check.run(object, mesh)) {
      const code = here.code ?? check.codes[0] ?? "";
      if (ignored.has(code) || mesh.settings.ignoredCodes.includes(code)) continue;
      const finding: Finding = { ...here, code, object: ref };
      const key = sameness(code, here);
      if (!found.has(key)) found.set(key, finding);
    }
  }
  return Array.from(found.values());
}

function sameness(code: string, { path, severity, message }: FoundHere): string {
  return JSON.stringify([code, severity, path, message]);
}
