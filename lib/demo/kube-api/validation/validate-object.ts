import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, textOr } from "../../world/read-json";
import { groupVersion } from "../kinds/find-kind";
import type { ServedKind } from "../kinds/served-kind";
import { hasRules } from "../schemas/has-rules";
import { schemaOf } from "../schemas/schema-of";
import { builtInWarnings } from "./built-in/built-in-warnings";
import { validateBuiltIn } from "./built-in/rules/validate-built-in";
import { validateCustom } from "./custom/validate-custom";
import { type FieldError, fieldError } from "./field-error";
import { finalizerWarnings } from "./metadata/finalizer-warnings";
import { unqualifiedFinalizers } from "./metadata/unqualified-finalizers";
import { nameRuleOf } from "./metadata/name-rule-of";
import { validateMetadata } from "./metadata/validate-metadata";
import { validateMetadataUpdate } from "./metadata/validate-metadata-update";

function validateType(kind: ServedKind, version: string, object: JsonObject): readonly FieldError[] {
  const apiVersion = groupVersion(kind.group, version);
  const given = { kind: textOr(object["kind"]), apiVersion: textOr(object["apiVersion"]) };
  return [
    ...(given.kind === kind.kind ? [] : [fieldError.invalid("kind", given.kind, `must be ${kind.kind}`)]),
    ...(given.apiVersion === apiVersion
      ? []
      : [fieldError.invalid("apiVersion", given.apiVersion, `must be ${apiVersion}`)]),
  ];
}

/**
 * What is wrong with a decoded object, and what its writer should be warned of. `current` is the object it is to replace, whose
 * unchanged parts custom resources may keep even where they are invalid.
 */
export function validateObject(
  kind: ServedKind,
  version: string,
  object: JsonObject,
  current: K8sObject | undefined,
): { readonly errors: readonly FieldError[]; readonly warnings: readonly string[] } {
  const typeErrors = validateType(kind, version, object);
  if (typeErrors.length > 0) return { errors: typeErrors, warnings: [] };
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const metadataErrors = [
    ...validateMetadata(metadata, kind.namespaced, nameRuleOf(kind)),
    ...(current === undefined ? [] : validateMetadataUpdate(metadata, current.metadata)),
  ];
  const schema = kind.custom ? schemaOf(kind, version) : undefined;
  const errors =
    schema === undefined
      ? [...metadataErrors, ...unqualifiedFinalizers(metadata), ...validateBuiltIn(kind, object, current)]
      : validateCustom(schema, object, current, metadataErrors, hasRules(kind, version));
  const warnings = kind.custom
    ? finalizerWarnings(metadata, current?.metadata)
    : builtInWarnings(kind.kind, object);
  return { errors, warnings };
}
