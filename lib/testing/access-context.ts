import type { AuthContext } from "@/lib/demo/kube-api/auth/auth-context";
import { ServiceAccountTokens } from "@/lib/demo/kube-api/auth/tokens/service-account-tokens";
import type { User } from "@/lib/demo/kube-api/auth/user";
import { loadObjects } from "@/lib/demo/kube-api/store/load-objects";
import { ObjectStore } from "@/lib/demo/kube-api/store/object-store";
import { accessObjects } from "@/lib/demo/world/access/access-objects";
import { demoUsers } from "@/lib/demo/world/access/demo-users";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { namespaceObject } from "@/lib/demo/world/simple-objects";

/** The moment at which tests of rights take place. */
export const ACCESS_NOW = Date.parse("2026-01-02T00:00:00Z");

/** A user of these groups, besides system:authenticated. */
export const demoUser = (name: string, ...groups: readonly string[]): User => ({
  name,
  uid: "",
  groups: [...groups, "system:authenticated"],
  extra: new Map(),
});

/** A store with nothing but these objects. */
export function storeOf(objects: readonly K8sObject[]): ObjectStore {
  const store = new ObjectStore(1000, 1000);
  loadObjects(store, objects, ACCESS_NOW);
  return store;
}

/** What authentication works with in a cluster with the namespaces bookinfo and other, and these objects besides. */
export function accessContext(objects: readonly K8sObject[] = []): AuthContext {
  const namespaces = ["bookinfo", "other"].map((name) => namespaceObject(name, false));
  return {
    store: storeOf([...namespaces, ...accessObjects(["bookinfo"]), ...objects]),
    users: demoUsers(["bookinfo"]),
    tokens: new ServiceAccountTokens(Buffer.from("a key of tests")),
    now: ACCESS_NOW,
  };
}
