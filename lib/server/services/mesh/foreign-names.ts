/** Namespace and name, as messages name objects and workloads. */
const NAMED = /\b([a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)\/([a-z0-9*](?:[-.a-z0-9]{0,252}[a-z0-9])?)/g;
/** The full host of a Service. */
const HOST =
  /\b[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?\.([a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)\.svc\.cluster\.local\b/g;
const HIDDEN = "an object you may not see";

/**
 * Takes from texts what is named in namespaces of the cluster that the viewer may not see: `bank/tellers` and
 * `tellers.bank.svc.cluster.local` become words that tell nothing. Texts that name nothing of the kind stay as they are.
 */
export function foreignNames(
  namespaces: Iterable<string>,
  visible: ReadonlySet<string>,
): (text: string) => string {
  const hidden = new Set([...namespaces].filter((namespace) => !visible.has(namespace)));
  if (hidden.size === 0) return (text) => text;
  const unlessSeen = (whole: string, namespace: string): string => (hidden.has(namespace) ? HIDDEN : whole);
  return (text) => text.replaceAll(HOST, unlessSeen).replaceAll(NAMED, unlessSeen);
}
