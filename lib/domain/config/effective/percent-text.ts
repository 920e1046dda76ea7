/** A share (0 to 1) as text: `12.5 %`. */
export function percentText(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
