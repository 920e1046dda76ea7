import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_KIND } from "../indexes";
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
    const namespaces = mesh.find(BY_KIND, "Namespace").map(({ meta }) => meta.name);
    return written
      .filter(({ text }) => !namespaces.some((name) => matchesPattern(text, name)))
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
