import { badParameter } from "../errors";

const LONGEST_SECONDS = 7 * 86_400;
const UNIX_SECONDS = /^\d{1,12}(\.\d{1,9})?$/;

/** Unix seconds of a moment at most a week before `now`; one after it is taken as it is. Throws a 400 problem. */
export function parseSince(text: string | undefined, now: number): number {
  if (text === undefined || !UNIX_SECONDS.test(text))
    throw badParameter("since", "A moment in unix seconds is needed, such as 1767225600.");
  const since = Number(text);
  if (since < now - LONGEST_SECONDS) throw badParameter("since", "Figures are told of the last seven days.");
  return since;
}
