import type { ServiceName } from "@/lib/domain/mesh/hosts/service-of-host";
import { badParameter } from "../errors";
import { parseWindow } from "./parse-window";
import { readParameters } from "./read-parameters";
import { readServiceName } from "./read-service-name";

const LONGEST_SECONDS = 7 * 86_400;
const OTHERWISE = "1h";
const UNIX_SECONDS = /^\d{1,12}(\.\d{1,9})?$/;

/** A Service and how many seconds of its past are asked about, at most a week. Throws a 400 problem. */
export function readSeriesQuestion(search: URLSearchParams): {
  readonly service: ServiceName;
  readonly spanSeconds: number;
} {
  const { span = OTHERWISE, ...names } = readParameters(search, ["namespace", "name", "span"]);
  return { service: readServiceName(names), spanSeconds: parseWindow(span, LONGEST_SECONDS, "span") };
}

/**
 * A Service and since when (unix seconds) its requests count: at most a week before `now`; what is to come is taken as it is.
 * Throws a 400 problem.
 */
export function readFiguresQuestion(
  search: URLSearchParams,
  now: number,
): { readonly service: ServiceName; readonly since: number } {
  const { since = "", ...names } = readParameters(search, ["namespace", "name", "since"]);
  if (!UNIX_SECONDS.test(since))
    throw badParameter("since", "A moment in unix seconds is needed, such as 1767225600.");
  if (Number(since) < now - LONGEST_SECONDS)
    throw badParameter("since", "Figures are told of the last seven days.");
  return { service: readServiceName(names), since: Number(since) };
}
