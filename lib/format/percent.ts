const SMALLEST = 0.01;

/**
 * A percentage (0 to 100): "97.8 %". "0 %" and "100 %" are written only when they are exact: a little is "<0.01 %" and
 * almost all is ">99.99 %".
 */
export function formatPercent(percent: number): string {
  if (percent === 0 || percent === 100) return `${String(percent)} %`;
  if (percent > 0 && percent < SMALLEST) return `<${String(SMALLEST)} %`;
  if (percent < 100 && percent > 100 - SMALLEST) return `>${String(100 - SMALLEST)} %`;
  const nearAnEnd = percent < 1 || percent > 99;
  return `${percent.toFixed(nearAnEnd ? 2 : 1)} %`;
}
