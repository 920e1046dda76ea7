/** Namespace and name, as messages name objects and workloads. */
const NAMED = /\b([a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)\/([a-z0-9*](?:[-.a-z0-9]{0,252}[a-z0-9])?)/g;
const HIDDEN = "an object you may not see";

/**
 * Takes from texts what is named in namespaces of the cluster that the viewer may not see: `bank/tellers` becomes words that
 * tell nothing. Texts that name nothing of the kind stay as they are.
 */
export function foreignNames(
  namespaces: Iterable<string>,
  visible: ReadonlySet<string>,
): (text: string) => string {
  const hidden = new Set([...namespaces].filter((namespace) => !visible.has(namespace)));
  if (hidden.size === 0) return (text) => text;
  return (text) =>
    text.replaceAll(NAMED, (whole, namespace: string) => (hidden.has(namespace) ? HIDDEN : whole));
}
