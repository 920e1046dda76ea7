import { judgeScope } from "./judge-scope";
import { strictGround } from "./strict-ground";
import type { StrictQuestion, StrictVerdict } from "./strict-verdict";

/**
 * Whether mutual TLS can be required (PeerAuthentication STRICT) in the mesh, a namespace or a workload without refusing
 * anybody who was seen in the window: who stands in the way, what cannot be told, and the object to write. "safe" is said
 * only where the proxies of all workloads that change have told of their traffic, and all of it is or would become mutual TLS.
 * https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/
 */
export function judgeStrict(question: StrictQuestion): StrictVerdict {
  return judgeScope(strictGround(question), question.scope);
}
