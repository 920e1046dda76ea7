/** A span of the text with something wrong in it. Offsets count UTF-16 units from the start. */
export interface CodeProblem {
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
}

export interface CodeOption {
  readonly label: string;
  /** Replaces the text from `from` of the answer to the cursor. */
  readonly insert: string;
  readonly detail: string;
  readonly help: string;
  readonly kind: "field" | "required" | "value" | "name";
}

/** What the editor asks while its text is written. Both are quick and pure. */
export interface CodeAssist {
  completions(
    text: string,
    offset: number,
  ): { readonly from: number; readonly options: readonly CodeOption[] } | null;
  /** What the field under the pointer is for. */
  help(
    text: string,
    offset: number,
  ): { readonly from: number; readonly to: number; readonly title: string; readonly text: string } | null;
}
