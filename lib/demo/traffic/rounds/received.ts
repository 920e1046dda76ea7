import { groupBy } from "../../world/group-by";
import type { FlowEnd } from "../model/mesh-flow";
import type { Arrival } from "../send/sent";

/** Requests received that carry the same of the headers that matter to what they cause. */
export interface Received {
  readonly headers: ReadonlyMap<string, string>;
  readonly perSecond: number;
}

/** Pods of a workload that a rollout or its injection tells apart receive apart. */
export const receiverKey = ({
  namespace,
  workload,
  app,
  version,
  serviceAccount,
  dataPlane,
}: FlowEnd): string => [namespace, workload, app, version, serviceAccount, dataPlane].join("\u0001");

function kept(headers: ReadonlyMap<string, string>, names: readonly string[]): ReadonlyMap<string, string> {
  const found = names.flatMap((name) => {
    const value = headers.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return new Map(found);
}

/** What each receiver takes in, by the values of the named headers. */
export function receivedBy(
  arrivals: readonly Arrival[],
  headers: readonly string[],
): ReadonlyMap<string, readonly Received[]> {
  const byReceiver = groupBy(arrivals, ({ at }) => receiverKey(at));
  return new Map(
    [...byReceiver].map(([key, all]) => {
      const told = all.map(({ call, perSecond }) => ({ headers: kept(call.headers, headers), perSecond }));
      const alike = groupBy(told, (one) => [...one.headers].map((pair) => pair.join("=")).join("\u0001"));
      const sums = [...alike.values()].map((members) => ({
        headers: members[0]?.headers ?? new Map<string, string>(),
        perSecond: members.reduce((sum, { perSecond }) => sum + perSecond, 0),
      }));
      return [key, sums] as const;
    }),
  );
}
