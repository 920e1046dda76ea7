import type { K8sObject } from "../../world/k8s-object";
import { jsonAt } from "../../world/read-json";
import { shortHash } from "../../world/short-hash";
import { canonicalJson } from "../canonical-json";
import { defaultedTemplate } from "../defaulted-template";

export const REVISION_LABEL = "controller-revision-hash";

/** What names the present template of a StatefulSet or a DaemonSet; pods carry it as controller-revision-hash. */
export const templateRevision = (set: K8sObject): string =>
  shortHash(`${set.metadata.name}/${canonicalJson(defaultedTemplate(jsonAt(set, "spec", "template")))}`, 10);
