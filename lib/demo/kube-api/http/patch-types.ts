/** The media types of patches: https://kubernetes.io/docs/reference/using-api/api-concepts/#patch-and-apply */
export const PATCH_TYPES = {
  json: "application/json-patch+json",
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
  apply: "application/apply-patch+yaml",
} as const;
