import { refuse } from "../http/status";
import type { Refused } from "../http/reply";
import type { ServedKind } from "../kinds/served-kind";
import type { FieldError } from "./field-error";

/** 422 Invalid with one cause per error: https://pkg.go.dev/k8s.io/apimachinery/pkg/api/errors#NewInvalid */
export function refuseFieldErrors(
  { group, kind }: Pick<ServedKind, "group" | "kind">,
  name: string,
  errors: readonly FieldError[],
): Refused {
  const texts = [...new Set(errors.map(({ field, message }) => `${field}: ${message}`))];
  const all = texts.length === 1 ? texts.join() : `[${texts.join(", ")}]`;
  const qualified = group === "" ? kind : `${kind}.${group}`;
  return refuse("Invalid", `${qualified} "${name}" is invalid: ${all}`, {
    ...(name === "" ? {} : { name }),
    ...(group === "" ? {} : { group }),
    kind,
    causes: errors.map(({ reason, message, field }) => ({ reason, message, field })),
  });
}
