import type { SingleRule } from "./uncovered-rules";

const quoted = (texts: readonly string[]): string =>
  `[${texts.map((text) => JSON.stringify(text)).join(" ")}]`;

const resourcePart = ({ apiGroup, resource, resourceName }: SingleRule): string => {
  const names = resourceName === "" ? "" : `, ResourceNames:${quoted([resourceName])}`;
  return `APIGroups:${quoted([apiGroup])}, Resources:${quoted([resource])}${names}`;
};

/** Rules as the API server lists them, one a line in order: the verbs of a resource together, those of a path apart. */
export function describeRules(rules: readonly SingleRule[]): string {
  const lines = new Set<string>();
  const verbs = new Map<string, string[]>();
  for (const rule of rules) {
    if (rule.path !== "") lines.add(`{NonResourceURLs:${quoted([rule.path])}, Verbs:${quoted([rule.verb])}}`);
    else {
      const part = resourcePart(rule);
      verbs.set(part, [...(verbs.get(part) ?? []), rule.verb]);
    }
  }
  for (const [part, all] of verbs) lines.add(`{${part}, Verbs:${quoted(all)}}`);
  return [...lines].sort().join("\n");
}
