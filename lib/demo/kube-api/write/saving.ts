import type { ResourceRequest } from "../http/parse-request";
import type { WriteOptions } from "./read-write-options";
import type { WriteContext } from "./write-context";

/** One write in progress. */
export interface Saving {
  readonly context: WriteContext;
  readonly request: ResourceRequest;
  readonly options: WriteOptions;
  /** Fields that come twice in the text of the body. */
  readonly duplicates: readonly string[];
  /** Whether the desired state is the outcome of a patch (other than server-side apply). */
  readonly patched: boolean;
}
