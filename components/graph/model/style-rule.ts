/** One rule of a Cytoscape stylesheet. */
export interface StyleRule {
  readonly selector: string;
  readonly style: Readonly<Record<string, string | number | readonly (string | number)[]>>;
}
