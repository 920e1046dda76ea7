/** How far Meshlens can trust what it holds of one kind. Times are unix milliseconds. */
export type KindState = {
  readonly kind: string;
  readonly namespace: string | null;
  readonly objects: number;
} & (
  | { readonly state: "syncing" }
  | { readonly state: "live"; readonly since: number }
  | { readonly state: "stale"; readonly since: number; readonly cause: string }
  | { readonly state: "denied"; readonly verb: "list" | "watch"; readonly resource: string }
  | { readonly state: "notServed" }
);
