import type { StatusResponse } from "@/lib/contracts/status-response";

/** How many dependencies are not connected and kinds are stale or denied; what is still starting is no trouble. */
export function countTroubles({
  dependencies,
  kinds,
}: Pick<StatusResponse, "dependencies" | "kinds">): number {
  const down = dependencies.filter(
    ({ state }) => state === "unreachable" || state === "unauthorized" || state === "unconfigured",
  );
  const unread = kinds.filter(({ state }) => state === "stale" || state === "denied");
  return down.length + unread.length;
}
