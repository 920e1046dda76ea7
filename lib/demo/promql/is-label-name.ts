/**
 * Whether a label may have this name: in Prometheus 3 any text but the empty one, before it letters, digits and underscores.
 * Source: https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels
 */
export const isLabelName = (name: string, major: 2 | 3): boolean =>
  major === 3 ? name !== "" : /^[a-zA-Z_]\w*$/.test(name);
