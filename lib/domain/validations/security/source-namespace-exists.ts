import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_KIND, BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { ruleTexts, sourcesOf } from "./authorization-rules";
import { matchesPattern } from "./matches-pattern";

/**
 * A source namespace that is not there.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export const sourceNamespaceExists: Check = {
  codes: ["KIA0101"],
  kinds: ["AuthorizationPolicy"],
  run(policy, mesh) {
    const written = ruleTexts(sourcesOf(policy), "namespaces");
    if (written.length === 0 || !mesh.knows("Namespace")) return [];
    return written
      .filter(({ text }) => !isThere(text, mesh))
      .map(({ text, path }) =>
        foundAt(
          "warning",
          path,
          `No namespace is named "${text}".`,
          "No caller in this cluster matches this source.",
        ),
      );
  },
};

/** Only patterns need to look at all namespaces. */
function isThere(pattern: string, mesh: MeshView): boolean {
  if (!pattern.includes("*")) return mesh.find(BY_NAME, `Namespace//${pattern}`).length > 0;
  return mesh.find(BY_KIND, "Namespace").some(({ meta }) => matchesPattern(pattern, meta.name));
}
