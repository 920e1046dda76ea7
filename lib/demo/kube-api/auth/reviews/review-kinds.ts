import { reviewAccess, reviewLocalAccess, reviewOwnAccess } from "./review-access";
import type { Review } from "./review-context";
import { reviewRules } from "./review-rules";
import { reviewSelf, reviewToken } from "./review-user";

/** A resource that can only be created, and answers at once. */
export interface ReviewKind {
  readonly group: string;
  readonly plural: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly review: Review;
}

const AUTHENTICATION = "authentication.k8s.io";
const AUTHORIZATION = "authorization.k8s.io";

/** The one version of all reviews. */
export const REVIEW_VERSION = "v1";

const reviewKind = (group: string, kind: string, review: Review, namespaced = false): ReviewKind => ({
  group,
  plural: `${kind.toLowerCase()}s`,
  kind,
  namespaced,
  review,
});

/** The reviews served. */
export const REVIEW_KINDS: readonly ReviewKind[] = [
  reviewKind(AUTHENTICATION, "SelfSubjectReview", reviewSelf),
  reviewKind(AUTHENTICATION, "TokenReview", reviewToken),
  reviewKind(AUTHORIZATION, "LocalSubjectAccessReview", reviewLocalAccess, true),
  reviewKind(AUTHORIZATION, "SelfSubjectAccessReview", reviewOwnAccess),
  reviewKind(AUTHORIZATION, "SelfSubjectRulesReview", reviewRules),
  reviewKind(AUTHORIZATION, "SubjectAccessReview", reviewAccess),
];
