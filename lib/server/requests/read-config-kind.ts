import { CONFIG_KINDS, configKind, type ConfigKind } from "@/lib/domain/config/config-kinds";
import { ProblemError } from "../errors";

/** The kind of configuration with this key. Throws a 404 problem that lists the keys. */
export function readConfigKind(key: string): ConfigKind {
  const kind = configKind(key);
  if (kind !== undefined) return kind;
  const keys = CONFIG_KINDS.map((known) => known.key).join(", ");
  throw new ProblemError({
    title: "Not found",
    status: 404,
    detail: `There is no kind "${key.slice(0, 80)}" here; known are ${keys}.`,
    parameter: "kind",
  });
}
