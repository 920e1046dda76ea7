import pino, { type Logger } from "pino";

const SECRET_FIELDS = ["authorization", "cookie", "token", "password", "code"];

/** Structured log on standard output, one JSON object a line; fields that may hold a credential are removed. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { app: "meshlens" },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), remove: true },
  });
}
