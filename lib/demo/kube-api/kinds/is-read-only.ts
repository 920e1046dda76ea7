import type { ServedKind } from "./served-kind";

/** Whether a resource takes no writes: views do not, and what is served is fixed, so no definition can come, change or go. */
export const isReadOnly = ({ kind, view }: ServedKind): boolean =>
  view !== undefined || kind === "CustomResourceDefinition";
