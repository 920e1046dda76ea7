import { KINDS, type Kind } from "@/lib/domain/mesh/kinds";
import { CONFIG_KINDS } from "./config-kinds";

/**
 * Kinds of which Meshlens changes labels and annotations only: they decide who is in the mesh, how, and by which waypoint.
 * https://istio.io/latest/docs/reference/config/labels/
 */
const LABELLED = ["Namespace", "Service", "Deployment", "StatefulSet", "DaemonSet"];

const BY_KEY: ReadonlyMap<string, Kind> = new Map(
  [...CONFIG_KINDS, ...KINDS.filter(({ key }) => LABELLED.includes(key))].map((kind) => [kind.key, kind]),
);

/** The kind with this key if Meshlens can change objects of it: configuration, and what carries the mesh's labels. */
export function editableKind(key: string): Kind | undefined {
  return BY_KEY.get(key);
}

/** Whether Meshlens changes nothing but labels and annotations of objects of this kind. */
export function isLabelledOnly(kindKey: string): boolean {
  return LABELLED.includes(kindKey);
}

const LABEL_PATH = /^(spec\.template\.)?metadata\.(labels|annotations)(\b|$)/;

/** Whether a change of an object of the kind at this path (as `pathText` writes it) is one Meshlens makes. */
export function isEditablePath(kindKey: string, path: string): boolean {
  return !isLabelledOnly(kindKey) || LABEL_PATH.test(path);
}
