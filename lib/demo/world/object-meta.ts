import type { K8sMeta, K8sObject } from "./k8s-object";
import { stableHash } from "./stable-hash";

interface Identity {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

const hex = (text: string): string => stableHash(text).toString(16).padStart(8, "0");

/** The uid of an object: a UUID made from its kind, namespace and name. */
export function uidOf({ kind, name, namespace = "" }: Identity): string {
  const id = `${kind}/${namespace}/${name}`;
  const digits = hex(id) + hex(`${id}#1`) + hex(`${id}#2`) + hex(`${id}#3`);
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}

/** metadata with name and uid; `more` adds labels, annotations, owner references. */
export function objectMeta(identity: Identity, more: Omit<K8sMeta, "name"> = {}): K8sMeta {
  return {
    name: identity.name,
    ...(identity.namespace === undefined ? {} : { namespace: identity.namespace }),
    uid: uidOf(identity),
    ...more,
  };
}

/** metadata.ownerReferences with the owner as the controller. */
export function ownedBy(owner: K8sObject): Pick<K8sMeta, "ownerReferences"> {
  return {
    ownerReferences: [
      {
        apiVersion: owner.apiVersion,
        kind: owner.kind,
        name: owner.metadata.name,
        uid: owner.metadata.uid ?? "",
        controller: true,
        blockOwnerDeletion: true,
      },
    ],
  };
}
