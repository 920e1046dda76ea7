import type { ValidationSettings } from "../mesh-view";

/**
 * Whether identities of a trust domain are this mesh's: its own, an alias, none given, or `cluster.local`, which stands for
 * the mesh's own. https://istio.io/latest/docs/tasks/security/authorization/authz-td-migration/
 */
export function isOfMesh(trustDomain: string, { trustDomains }: ValidationSettings): boolean {
  return trustDomain === "" || trustDomain === "cluster.local" || trustDomains.includes(trustDomain);
}
