import type { Json } from "@/lib/domain/mesh/cluster-object";

interface Placed {
  /** Keys below the object the field is part of. */
  readonly path: readonly string[];
  /** What people call it, in the field's own terms. */
  readonly label: string;
  /** What it is for, as the cluster's schema says. */
  readonly help?: string;
  /** Whether it is drawn before anybody asked for it: what is required and what people look for first. */
  readonly first?: boolean;
}

/** One line of text, one number or one choice. */
export type ScalarField = Placed &
  (
    | { readonly input: "text" }
    /** A duration as Istio and the Gateway API write them: "1.5s", "300ms", "1m". */
    | { readonly input: "duration" }
    | { readonly input: "number"; readonly min?: number; readonly max?: number }
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
      readonly options?: readonly string[];
    })
  /** A list of whole numbers. */
  | (Placed & { readonly input: "numbers" })
  /** An object of texts: labels, headers to set. */
  | (Placed & { readonly input: "textMap" })
  /** An object of numbers: weights by place, ports by name. */
  | (Placed & { readonly input: "numberMap" })
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
      readonly fresh: Json;
    })
  /** Objects by key: settings by port. */
  | (Placed & { readonly input: "objectMap"; readonly fields: readonly Field[] })
  /** One of several keys of the object at `path`. */
  | (Placed & { readonly input: "oneOf"; readonly branches: readonly Branch[] });
