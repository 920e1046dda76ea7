import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

export interface ApiRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Starts with "/" and may carry a query. */
  readonly path: string;
  readonly body: { readonly contentType: string; readonly text: string } | null;
  /** A request that changes something is sent once, over a connection of its own. */
  readonly changes: boolean;
}

/** How one request ended, in full. Messages never hold credentials. */
export type ApiAnswer =
  | {
      readonly got: "answer";
      readonly statusCode: number;
      /** Null where the answer is no JSON object, or too long. */
      readonly body: JsonObject | null;
      /** The values of its Warning headers, as they came. */
      readonly warnings: readonly string[];
    }
  | {
      readonly got: "nothing";
      readonly why: "aborted" | "timeout" | "unreachable" | "unauthorized";
      readonly message: string;
      /** Whether the request may have arrived all the same. */
      readonly sent: boolean;
    };
