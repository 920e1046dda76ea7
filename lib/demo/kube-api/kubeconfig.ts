import { stringify } from "yaml";
import { demoUsers } from "../world/access/demo-users";

const CLUSTER = "meshlens-demo";

export interface KubeconfigOptions {
  readonly server: string;
  /** The certificate of the server's authority, PEM. */
  readonly certificate: string;
  /** The namespaces of the cluster: a context begins in the first one, or in the one its user is confined to. */
  readonly namespaces: readonly string[];
}

/** The kubeconfig of the simulated cluster: one context per user, named after the user; the first user's is current. */
export function kubeconfig({ server, certificate, namespaces }: KubeconfigOptions): string {
  const people = demoUsers(namespaces);
  const ca = Buffer.from(certificate).toString("base64");
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: CLUSTER, cluster: { server, "certificate-authority-data": ca } }],
    users: people.map(({ name, token }) => ({ name, user: { token } })),
    contexts: people.map(({ name, namespace: confined }) => {
      const namespace = namespaces.find((one) => one === confined) ?? namespaces[0] ?? "default";
      return { name, context: { cluster: CLUSTER, user: name, namespace } };
    }),
    "current-context": people[0]?.name,
  });
}
