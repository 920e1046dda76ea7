import { stringify } from "yaml";
import { USERS } from "./auth/users";

const CLUSTER = "meshlens-demo";

/** The kubeconfig of the simulated cluster: one context per user, named after the user; the first user's is current. */
export function kubeconfig(server: string, certificate: string): string {
  const ca = Buffer.from(certificate).toString("base64");
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: CLUSTER, cluster: { server, "certificate-authority-data": ca } }],
    users: USERS.map(({ name, token }) => ({ name, user: { token } })),
    contexts: USERS.map(({ name }) => ({
      name,
      context: { cluster: CLUSTER, user: name, namespace: "bookinfo" },
    })),
    "current-context": USERS[0]?.name,
  });
}
