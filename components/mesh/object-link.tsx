"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactElement } from "react";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { statusQuery } from "@/lib/client/queries/status";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { kindLabel } from "./model/kind-label";
import { objectPath } from "./model/object-path";
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
  const { data } = useQuery(statusQuery());
  const path = objectPath(object, data?.cluster ?? null);
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
