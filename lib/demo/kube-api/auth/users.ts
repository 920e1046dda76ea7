import type { User } from "./user";

const READ = ["get", "list", "watch"];

/** The users of the simulated cluster; the kubeconfig has a context for each. */
export const USERS: readonly User[] = [
  { name: "demo-admin", token: "demo-admin", rules: [{ verbs: ["*"], groups: ["*"], resources: ["*"] }] },
  { name: "mesh-viewer", token: "mesh-viewer", rules: [{ verbs: READ, groups: ["*"], resources: ["*"] }] },
  {
    name: "bookinfo-viewer",
    token: "bookinfo-viewer",
    rules: [{ verbs: READ, groups: ["*"], resources: ["*"], namespaces: ["bookinfo"] }],
  },
  {
    name: "bookinfo-workloads",
    token: "bookinfo-workloads",
    rules: [
      {
        verbs: READ,
        groups: ["", "apps", "discovery.k8s.io"],
        resources: ["pods", "services", "deployments", "replicasets", "endpointslices"],
        namespaces: ["bookinfo"],
      },
    ],
  },
];
