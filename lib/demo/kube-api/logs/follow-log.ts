import type { ServerResponse } from "node:http";
import type { Timers } from "../../controllers/loop/run-controllers";
import { firstBytes } from "./log-text";

const POLL_MS = 1_000;
/** A client that reads more slowly than this is disconnected. */
const UNREAD_BYTES = 16 * 1024 * 1024;

/** A log that grows. */
export interface GrowingLog {
  /** What has been written since the last time. */
  next(): string;
  /** Whether nothing more can come after that. */
  isOver(): boolean;
}

/** Sends a log as it grows, asking once a second, until it is over, `limitBytes` are sent or the client leaves. */
export function followLog(
  log: GrowingLog,
  limitBytes: number | null,
  response: ServerResponse,
  timers: Timers,
): void {
  let left = limitBytes;
  let cancel = (): void => undefined;
  const send = (): void => {
    const over = log.isOver();
    const bytes = firstBytes(log.next(), left);
    if (left !== null) left -= bytes.length;
    if (bytes.length > 0) response.write(bytes);
    if (response.writableLength > UNREAD_BYTES) response.destroy();
    else if (over || left === 0) response.end();
    else cancel = timers.after(POLL_MS, send);
  };
  response.writeHead(200, { "content-type": "text/plain" });
  response.flushHeaders();
  response.on("close", () => cancel());
  send();
}
