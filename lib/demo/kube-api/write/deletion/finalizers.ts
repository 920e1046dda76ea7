/** The finalizers the garbage collector handles: https://kubernetes.io/docs/concepts/architecture/garbage-collection/ */
export const ORPHAN = "orphan";
export const FOREGROUND = "foregroundDeletion";
