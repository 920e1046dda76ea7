import pino, { type DestinationStream, type Logger } from "pino";

const SECRET_FIELDS = ["authorization", "cookie", "token", "password", "code"];

/**
 * Structured log, one JSON object a line, on standard output unless told otherwise. Fields that may hold a credential
 * are removed.
 */
export function createLogger(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  const options = {
    level,
    base: { app: "meshlens" },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), remove: true },
  };
  return pino(options, destination);
}
