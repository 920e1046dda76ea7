import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/** What is kept of an object in its history: what people write, without status and what the API server adds. */
export interface Recorded {
  readonly apiVersion: string;
  readonly kind: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** The object's own fields (spec, …) without status. */
  readonly data: JsonObject;
}

/** One change of one object. */
export interface Revision {
  /** Grows with every revision of this store. */
  readonly id: number;
  readonly object: ObjectRef;
  readonly uid: string;
  readonly resourceVersion: string;
  /** Unix milliseconds: when it was seen, or for reconstructed ones when the cluster says it happened. */
  readonly at: number;
  readonly action: "found" | "created" | "changed" | "deleted";
  /** "watched": seen as it happened; "reconstructed": read from managedFields or ReplicaSets afterwards. */
  readonly how: "watched" | "reconstructed";
  /** The field manager that wrote it; empty where nobody says. */
  readonly manager: string;
  /** The object after the change; null once it is deleted and for reconstructed marks, whose content nobody knows. */
  readonly state: Recorded | null;
}
