import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Refused, Reply } from "../../http/reply";
import type { AuthContext } from "../auth-context";
import type { User } from "../user";

/** Who asks for a review, and where. */
export interface ReviewContext {
  readonly auth: AuthContext;
  readonly user: User;
  /** Empty for a review that is of no namespace. */
  readonly namespace: string;
}

/** A review's answer is the review itself, without being stored. */
export type Review = (context: ReviewContext, body: JsonObject) => Reply | Refused;
