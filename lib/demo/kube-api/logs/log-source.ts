/** A line of a container's log. */
export interface ContainerLogLine {
  /** When it was written, in unix milliseconds. */
  readonly atMs: number;
  /** Without its line break. */
  readonly text: string;
}

/** Lines written from `sinceMs` (included) to `untilMs` (excluded), unix milliseconds: the last `limit` of them. */
export interface LogQuery {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly limit: number;
}

/** Where the lines of containers come from, the oldest first. */
export interface LogSource {
  lines(query: LogQuery): readonly ContainerLogLine[];
}
