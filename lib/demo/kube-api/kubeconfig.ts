import { stringify } from "yaml";
import { USERS } from "./auth/users";

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
  const ca = Buffer.from(certificate).toString("base64");
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: CLUSTER, cluster: { server, "certificate-authority-data": ca } }],
    users: USERS.map(({ name, token }) => ({ name, user: { token } })),
    contexts: USERS.map(({ name, rules }) => {
      const confined = rules.flatMap((rule) => rule.namespaces ?? []);
      const namespace = confined.find((one) => namespaces.includes(one)) ?? namespaces[0] ?? "default";
      return { name, context: { cluster: CLUSTER, user: name, namespace } };
    }),
    "current-context": USERS[0]?.name,
  });
}
