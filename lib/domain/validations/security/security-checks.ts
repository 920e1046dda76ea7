import type { Check } from "../check";
import { disabledNeedsPlainCallers } from "./disabled-needs-plain-callers";
import { identityNeedsMtls } from "./identity-needs-mtls";
import { methodsExist } from "./methods-exist";
import { onePolicyPerNamespace } from "./one-policy-per-namespace";
import { onePolicyPerWorkload } from "./one-policy-per-workload";
import { policyHostExists } from "./policy-host-exists";
import { principalExists } from "./principal-exists";
import { rulesSaid } from "./rules-said";
import { selectorSelectsWorkload } from "./selector-selects-workload";
import { serverCertificateVerified } from "./server-certificate-verified";
import { sourceNamespaceExists } from "./source-namespace-exists";
import { strictNeedsMutualCallers } from "./strict-needs-mutual-callers";
import { trustDomainKnown } from "./trust-domain-known";
import { workloadHasPolicy } from "./workload-has-policy";

/** What security policies, and objects that select workloads like them, can have wrong. */
export const SECURITY_CHECKS: readonly Check[] = [
  onePolicyPerNamespace,
  onePolicyPerWorkload,
  selectorSelectsWorkload,
  rulesSaid,
  sourceNamespaceExists,
  methodsExist,
  policyHostExists,
  identityNeedsMtls,
  principalExists,
  trustDomainKnown,
  strictNeedsMutualCallers,
  disabledNeedsPlainCallers,
  workloadHasPolicy,
  serverCertificateVerified,
];
