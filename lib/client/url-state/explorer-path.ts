import { createSerializer } from "nuqs/server";
import { explorerParams } from "./explorer-params";
import type { ExplorerRequest } from "./explorer-request";

const serialize = createSerializer(explorerParams);

/** The page of the explorer with a request: the given parts, the others as they are by default. */
export function explorerPath({ header = [], ...request }: Partial<ExplorerRequest>): string {
  return serialize("/routes", { ...request, header: [...header] });
}
