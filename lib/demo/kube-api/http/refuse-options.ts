import type { FieldError } from "../validation/field-error";
import { refuseFieldErrors } from "../validation/refuse-field-errors";
import type { Refused } from "./reply";

/** 422 for parameters that are readable and wrong, in the words of the API server: `PatchOptions.meta.k8s.io "" is invalid: …`. */
export const refuseOptions = (kind: string, problems: readonly FieldError[]): Refused =>
  refuseFieldErrors({ group: "meta.k8s.io", kind }, "", problems);
