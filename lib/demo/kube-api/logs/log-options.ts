import { readFlag, readInteger } from "../http/read-parameter";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import { type FieldError, fieldError } from "../validation/field-error";
import { refuseFieldErrors } from "../validation/refuse-field-errors";

const STREAMS: readonly string[] = ["All", "Stderr", "Stdout"];
/** RFC 3339, as clients send times. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** What is asked of a log; null stands for a parameter that is not given. */
export interface LogOptions {
  readonly container: string;
  readonly follow: boolean;
  readonly previous: boolean;
  readonly timestamps: boolean;
  readonly tailLines: number | null;
  readonly limitBytes: number | null;
  /** Unix milliseconds. */
  readonly sinceMs: number | null;
  readonly stream: string;
}

const NUMBERS = ["tailLines", "limitBytes", "sinceSeconds"] as const;
type Numbers = Readonly<Record<(typeof NUMBERS)[number], number | null>>;

function readNumbers(query: URLSearchParams): { readonly ok: true; readonly numbers: Numbers } | Refused {
  const numbers: Record<(typeof NUMBERS)[number], number | null> = {
    tailLines: null,
    limitBytes: null,
    sinceSeconds: null,
  };
  for (const name of NUMBERS) {
    const read = readInteger(query, name);
    if (!read.ok) return read;
    numbers[name] = read.value;
  }
  return { ok: true, numbers };
}

function errorsOf(
  { tailLines, limitBytes, sinceSeconds }: Numbers,
  sinceTime: string,
  stream: string,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (tailLines !== null && tailLines < 0)
    errors.push(fieldError.invalid("tailLines", tailLines, "must be greater than or equal to 0"));
  if (limitBytes !== null && limitBytes < 1)
    errors.push(fieldError.invalid("limitBytes", limitBytes, "must be greater than 0"));
  if (sinceSeconds !== null && sinceTime !== "")
    errors.push(fieldError.forbidden("", "at most one of `sinceTime` or `sinceSeconds` may be specified"));
  else if (sinceSeconds !== null && sinceSeconds < 1)
    errors.push(fieldError.invalid("sinceSeconds", sinceSeconds, "must be greater than 0"));
  if (!STREAMS.includes(stream)) errors.push(fieldError.notSupported("stream", stream, STREAMS));
  if (stream !== "All" && tailLines !== null)
    errors.push(fieldError.forbidden("", "`tailLines` and specific `stream` are mutually exclusive for now"));
  return errors;
}

/**
 * The parameters of a pod's log; 400 for one that cannot be read, 422 for one that makes no sense. `now` is unix milliseconds.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod
 */
export function readLogOptions(
  pod: string,
  query: URLSearchParams,
  now: number,
): { readonly ok: true; readonly options: LogOptions } | Refused {
  const read = readNumbers(query);
  if (!read.ok) return read;
  const { tailLines, limitBytes, sinceSeconds } = read.numbers;
  const sinceTime = query.get("sinceTime") ?? "";
  const time = TIME.test(sinceTime) ? Date.parse(sinceTime) : NaN;
  if (sinceTime !== "" && Number.isNaN(time))
    return refuse("BadRequest", `parsing time ${JSON.stringify(sinceTime)} as RFC 3339: it is no time`);
  const stream = query.get("stream") ?? "All";
  const errors = errorsOf(read.numbers, sinceTime, stream);
  if (errors.length > 0) return refuseFieldErrors({ group: "", kind: "PodLogOptions" }, pod, errors);
  const given = sinceTime === "" ? null : time;
  const flag = (name: string): boolean => readFlag(query, name) ?? false;
  return {
    ok: true,
    options: {
      container: query.get("container") ?? "",
      follow: flag("follow"),
      previous: flag("previous"),
      timestamps: flag("timestamps"),
      tailLines,
      limitBytes,
      sinceMs: sinceSeconds === null ? given : now - sinceSeconds * 1000,
      stream,
    },
  };
}
