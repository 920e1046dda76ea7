import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../../world/k8s-object";
import { textOr } from "../../../world/read-json";
import { findResource } from "../../kinds/find-kind";
import type { ServedKind } from "../../kinds/served-kind";
import type { ObjectStore } from "../../store/object-store";

/** The kinds that a token can be bound to: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens */
const PLURALS: Readonly<Record<string, string>> = { Pod: "pods", Secret: "secrets", Node: "nodes" };

export interface BoundKind {
  readonly kind: ServedKind;
  /** The key of the object in the token's claims. */
  readonly claim: string;
}

/** The kind a `boundObjectRef` may name; null for any other. */
export function boundKind(apiVersion: Json | undefined, kindName: Json | undefined): BoundKind | null {
  const name = textOr(kindName);
  const plural = textOr(apiVersion) === "v1" && Object.hasOwn(PLURALS, name) ? PLURALS[name] : undefined;
  const kind = plural === undefined ? undefined : findResource("", "v1", plural);
  return kind === undefined ? null : { kind, claim: name.toLowerCase() };
}

/** The object of the core group with a name, looked for in the namespace where its kind has one. */
export function coreObject(
  store: ObjectStore,
  plural: string,
  namespace: string,
  name: string,
): K8sObject | undefined {
  const kind = findResource("", "v1", plural);
  return kind && store.get(kind, kind.namespaced ? namespace : "", name);
}
