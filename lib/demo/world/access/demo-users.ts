/** A user of the simulated cluster, known by a bearer token. */
export interface DemoUser {
  readonly name: string;
  readonly token: string;
  readonly groups: readonly string[];
  /** The only namespace in which the user has rights; absent where they hold across the cluster. */
  readonly namespace?: string;
}

const inNamespace = (namespace: string, name: string): DemoUser => ({
  name,
  token: name,
  groups: [],
  namespace,
});

const KNOWN: readonly DemoUser[] = [
  { name: "demo-admin", token: "demo-admin", groups: ["system:masters"] },
  { name: "mesh-viewer", token: "mesh-viewer", groups: [] },
  inNamespace("bookinfo", "bookinfo-viewer"),
  inNamespace("bookinfo", "bookinfo-workloads"),
  inNamespace("bookinfo", "bookinfo-editor"),
];

/** The users of a cluster with these application namespaces; each namespace has a viewer of its own, NAMESPACE-viewer. */
export function demoUsers(namespaces: readonly string[]): readonly DemoUser[] {
  const names = new Set(KNOWN.map(({ name }) => name));
  const viewers = [...new Set(namespaces)]
    .map((namespace) => inNamespace(namespace, `${namespace}-viewer`))
    .filter(({ name }) => !names.has(name));
  return [...KNOWN, ...viewers];
}
