import { createSerializer } from "nuqs/server";
import { explorerParams } from "./explorer-params";
import type { ExplorerRequest } from "./explorer-request";

const serialize = createSerializer(explorerParams);

/** The page of the explorer with a request. */
export function explorerPath({ header, ...request }: ExplorerRequest): string {
  return serialize("/routes", { ...request, header: [...header] });
}
