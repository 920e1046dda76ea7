"use client";
import Link from "next/link";
import type { ReactElement } from "react";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { configObjectPath } from "@/lib/client/queries/config-object-path";
import { configKind } from "@/lib/domain/config/config-kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { kindLabel } from "./model/kind-label";
import styles from "./object-link.module.css";

interface ObjectLinkProps {
  readonly object: ObjectRef;
  /** The namespace is said unless it is this one. */
  readonly within?: string;
  /** Leave out the kind, where a column says it. */
  readonly nameOnly?: boolean;
}

/** An object by kind and name; leads to its page, or for workloads and services to the graph. */
export function ObjectLink({ object, within, nameOnly = false }: ObjectLinkProps): ReactElement {
  const href = useScopedHref();
  const path = pathOf(object);
  const words = (
    <>
      {!nameOnly && <span className={styles.kind}>{kindLabel(object.kind)} </span>}
      <span className={styles.name}>{object.name}</span>
      {object.namespace !== "" && object.namespace !== within && (
        <span className={styles.kind}> {object.namespace}</span>
      )}
    </>
  );
  if (path === null) return <span className={styles.object}>{words}</span>;
  return (
    <Link href={href(path)} className={styles.object}>
      {words}
    </Link>
  );
}

function pathOf(object: ObjectRef): string | null {
  if (configKind(object.kind) !== undefined) return configObjectPath(object);
  if (object.kind === "Workload") return `/graph?type=workload&find=${encodeURIComponent(object.name)}`;
  if (object.kind === "Service") return `/graph?type=service&find=${encodeURIComponent(object.name)}`;
  return null;
}
