import { readFlag } from "../http/read-parameter";
import { refuseOptions } from "../http/refuse-options";
import type { Refused } from "../http/reply";
import { type FieldError, fieldError } from "../validation/field-error";

/** The parameters every create, update and patch has: https://kubernetes.io/docs/reference/using-api/api-concepts/ */
export interface WriteOptions {
  readonly dryRun: boolean;
  /** Empty: not given. */
  readonly fieldManager: string;
  readonly fieldValidation: "Strict" | "Warn" | "Ignore";
  /** Null where it is not given; only server-side apply may give it. */
  readonly force: boolean | null;
}

const LONGEST_MANAGER = 128;
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u;

/** The problem of a dryRun that is not "All"; none where it is absent. */
export const dryRunProblems = (values: readonly string[]): readonly FieldError[] =>
  values.every((value) => value === "All") ? [] : [fieldError.notSupported("dryRun", values, ["All"])];

function managerProblems(manager: string): readonly FieldError[] {
  const field = "fieldManager";
  const tooLong = Buffer.byteLength(manager) > LONGEST_MANAGER;
  return [
    ...(tooLong ? [fieldError.tooLong(field, LONGEST_MANAGER)] : []),
    ...(UNPRINTABLE.test(manager) ? [fieldError.invalid(field, manager, "invalid character")] : []),
  ];
}

function forceProblems(applying: boolean, manager: string, force: boolean | null): readonly FieldError[] {
  if (applying && manager === "") return [fieldError.required("fieldManager", "is required for apply patch")];
  if (applying || force === null) return [];
  return [fieldError.forbidden("force", "may not be specified for non-apply patch")];
}

function readValidation(value: string): WriteOptions["fieldValidation"] | null {
  if (value === "") return "Warn";
  return value === "Strict" || value === "Warn" || value === "Ignore" ? value : null;
}

const KINDS = { create: "CreateOptions", update: "UpdateOptions", patch: "PatchOptions" } as const;

/** Reads the parameters of a write; 422 names each that is wrong. `applying`: the write is a server-side apply. */
export function readWriteOptions(
  verb: keyof typeof KINDS,
  query: URLSearchParams,
  applying: boolean = false,
): { readonly ok: true; readonly options: WriteOptions } | Refused {
  const fieldManager = query.get("fieldManager") ?? "";
  const force = verb === "patch" ? readFlag(query, "force") : null;
  const dryRun = query.getAll("dryRun");
  const given = query.get("fieldValidation") ?? "";
  const fieldValidation = readValidation(given);
  const problems = [
    ...forceProblems(applying, fieldManager, force),
    ...managerProblems(fieldManager),
    ...dryRunProblems(dryRun),
  ];
  if (problems.length === 0 && fieldValidation !== null)
    return { ok: true, options: { dryRun: dryRun.length > 0, fieldManager, fieldValidation, force } };
  const unsupported = fieldError.notSupported("fieldValidation", given, ["", "Ignore", "Strict", "Warn"]);
  return refuseOptions(KINDS[verb], fieldValidation === null ? [...problems, unsupported] : problems);
}
