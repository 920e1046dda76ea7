/** What clients send as protobuf besides the kinds that are stored: apiVersion and kind, and the message it is. */
export const PROTOBUF_KINDS: Readonly<Record<string, string>> = {
  "authentication.k8s.io/v1 SelfSubjectReview": "io.k8s.api.authentication.v1.SelfSubjectReview",
  "authentication.k8s.io/v1 TokenRequest": "io.k8s.api.authentication.v1.TokenRequest",
  "authentication.k8s.io/v1 TokenReview": "io.k8s.api.authentication.v1.TokenReview",
  "authorization.k8s.io/v1 LocalSubjectAccessReview": "io.k8s.api.authorization.v1.LocalSubjectAccessReview",
  "authorization.k8s.io/v1 SelfSubjectAccessReview": "io.k8s.api.authorization.v1.SelfSubjectAccessReview",
  "authorization.k8s.io/v1 SelfSubjectRulesReview": "io.k8s.api.authorization.v1.SelfSubjectRulesReview",
  "authorization.k8s.io/v1 SubjectAccessReview": "io.k8s.api.authorization.v1.SubjectAccessReview",
  "policy/v1 Eviction": "io.k8s.api.policy.v1.Eviction",
};

/** The envelope of every body, and the options of a delete, which clients name after the group version of what they delete. */
export const PROTOBUF_MESSAGES: readonly string[] = [
  "io.k8s.apimachinery.pkg.runtime.Unknown",
  "io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions",
];
