import type { ServedKind } from "./served-kind";

/** The kind under which the objects of a resource are stored: its own, or the one it is a view of. */
export const storageKind = (kind: ServedKind): ServedKind => kind.view?.of ?? kind;
