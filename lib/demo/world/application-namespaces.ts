import { ROOT_NAMESPACE } from "./root-namespace";
import type { Scenario } from "./scenario";

/** The namespaces of the scenarios' applications, in their order. */
export const applicationNamespaces = (scenarios: readonly Scenario[]): readonly string[] => [
  ...new Set(
    scenarios
      .flatMap(({ objects }) => objects)
      .filter(({ kind, metadata }) => kind === "Namespace" && metadata.name !== ROOT_NAMESPACE)
      .map(({ metadata }) => metadata.name),
  ),
];
