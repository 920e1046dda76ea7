import type { Json } from "@/lib/domain/mesh/cluster-object";

/** Names of the cluster that a field may be filled with. */
export type Suggestion =
  | "host"
  | "subset"
  | "gateway"
  | "namespace"
  | "serviceAccount"
  | "principal"
  | "label"
  | "workload"
  | "port";

interface Placed {
  /** Keys below the object the field is part of. */
  readonly path: readonly string[];
  /** What people call it, in the field's own terms. */
  readonly label: string;
}

/** One line of text, one number or one choice. */
export type ScalarField = Placed &
  (
    | { readonly input: "text"; readonly suggest?: Suggestion; readonly example?: string }
    /** A duration as Istio and the Gateway API write them: "1.5s", "300ms", "1m". */
    | { readonly input: "duration" }
    | { readonly input: "number"; readonly min?: number; readonly max?: number; readonly unit?: string }
    | { readonly input: "switch" }
    | { readonly input: "choice"; readonly options: readonly string[] }
  );

/** A named way to fill a place of which only one may be filled. */
export interface Branch {
  /** The key that is set when this branch is chosen. */
  readonly key: string;
  readonly label: string;
  readonly fields: readonly Field[];
  /** What the key is set to when the branch is chosen. */
  readonly fresh: Json;
}

/** What a form asks at one place; everything else at that place is kept and shown as it is. */
export type Field =
  | ScalarField
  /** A list of texts. */
  | (Placed & {
      readonly input: "texts";
      readonly suggest?: Suggestion;
      readonly options?: readonly string[];
    })
  /** A list of whole numbers. */
  | (Placed & { readonly input: "numbers" })
  /** An object of texts: labels, headers to set. */
  | (Placed & { readonly input: "textMap"; readonly suggest?: Suggestion })
  /** Istio's StringMatch: exactly one of exact, prefix and regex. */
  | (Placed & { readonly input: "stringMatch" })
  /** StringMatch by key; {} as a value asks for presence. */
  | (Placed & { readonly input: "stringMatchMap" })
  /** Several fields under one heading. */
  | (Placed & { readonly input: "group"; readonly fields: readonly Field[] })
  /** Objects in an order people change. */
  | (Placed & {
      readonly input: "list";
      readonly fields: readonly Field[];
      /** What one of them is called: "route", "match". */
      readonly noun: string;
      readonly fresh: Json;
    })
  /** One of several keys of the object at `path`. */
  | (Placed & { readonly input: "oneOf"; readonly branches: readonly Branch[] });

export interface FormSection {
  /** Stable name, for links to a section. */
  readonly key: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

/** What the form of a kind asks, in the order it is drawn. Paths begin at the object's root. */
export interface FormDeclaration {
  /** Key of the kind in `KINDS`. */
  readonly kind: string;
  readonly sections: readonly FormSection[];
}
