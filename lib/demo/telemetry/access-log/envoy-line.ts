import type { AccessLogFormat } from "./access-log-settings";
import type { EnvoyFields } from "./envoy-fields";

type Value = string | number | undefined;

/** A command of a format string: `%DURATION%`, `%REQ(X?Y)%`, `%START_TIME(...)%`, each with an optional `:length`. */
const COMMAND = /%([A-Z_]+)(?:\(([^()%]{0,200})\))?(?::(\d{1,4}))?%/g;

function valueOf(fields: EnvoyFields, command: string, argument: string | undefined): Value {
  if (command !== "REQ" && command !== "RESP") return fields.get(command);
  const [name = "", otherwise = ""] = (argument ?? "").toUpperCase().split("?");
  return fields.get(name) ?? fields.get(otherwise);
}

const written = (value: Value, length: string | undefined): string => {
  const text = value === undefined ? "-" : String(value);
  return length === undefined ? text : text.slice(0, Number(length));
};

const textOf = (format: string, fields: EnvoyFields): string =>
  format.replaceAll(COMMAND, (_all, command: string, argument?: string, length?: string) =>
    written(valueOf(fields, command, argument), length),
  );

/** A field that is one command keeps its type, and is null where there is no value. */
function jsonOf(format: string, fields: EnvoyFields): string | number | null {
  const [only] = format.matchAll(COMMAND);
  if (only?.[0] !== format || only[3] !== undefined) return textOf(format, fields);
  return valueOf(fields, only[1] ?? "", only[2]) ?? null;
}

/**
 * A line of an Envoy's access log in its format.
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#format-strings
 */
export function envoyLine(format: AccessLogFormat, fields: EnvoyFields): string {
  if (format.encoding === "TEXT") return textOf(format.format, fields);
  return JSON.stringify(
    Object.fromEntries([...format.fields].map(([name, field]) => [name, jsonOf(field, fields)])),
  );
}
