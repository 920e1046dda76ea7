import { jsonAt } from "../../world/read-json";
import { serviceAccount } from "../../world/simple-objects";
import type { Controller, Write } from "../controller";

/**
 * Gives every namespace of the cluster its ServiceAccount `default`, but for one that is being deleted.
 * https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
 */
export const defaultServiceAccount: Controller = {
  name: "serviceaccount-controller",
  reconcile: (view) => {
    const present = new Set(
      view
        .list("", "ServiceAccount")
        .filter(({ metadata }) => metadata.name === "default")
        .map(({ metadata }) => metadata.namespace),
    );
    const missing = view
      .list("", "Namespace")
      .filter((one) => !present.has(one.metadata.name) && jsonAt(one, "status", "phase") !== "Terminating");
    return {
      writes: missing.map(({ metadata }): Write => ({
        op: "create",
        object: serviceAccount(metadata.name, "default"),
      })),
      wakeAt: null,
    };
  },
};
