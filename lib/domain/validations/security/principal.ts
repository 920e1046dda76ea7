import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { FieldPath } from "../finding";
import { ruleTexts, sourcesOf } from "./authorization-rules";

/** A caller that a policy names in full, without wildcards. */
interface Principal {
  readonly text: string;
  readonly path: FieldPath;
  /** Empty where the policy leaves it open. */
  readonly trustDomain: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

const SPIFFE = /^([^/*]+)\/ns\/([^/*]+)\/sa\/([^/*]+)$/;

/**
 * The principals and service accounts that a policy's sources name; those with wildcards and of other forms are left out.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export function principalsOf(policy: ClusterObject): readonly Principal[] {
  const sources = sourcesOf(policy);
  const principals = ruleTexts(sources, "principals").flatMap(({ text, path }) => {
    const [, trustDomain, namespace, serviceAccount] = SPIFFE.exec(text) ?? [];
    if (trustDomain === undefined || namespace === undefined || serviceAccount === undefined) return [];
    return [{ text, path, trustDomain, namespace, serviceAccount }];
  });
  const accounts = ruleTexts(sources, "serviceAccounts").flatMap(({ text, path }) => {
    const [first = "", second] = text.split("/");
    const [namespace, serviceAccount] =
      second === undefined ? [policy.meta.namespace, first] : [first, second];
    return [{ text, path, trustDomain: "", namespace, serviceAccount }];
  });
  return [...principals, ...accounts];
}
