/** The page that explains a check's code; null for codes without one (`schema`, `cel`). */
export function findingDocumentation(code: string): string | null {
  if (code.startsWith("KIA")) return "https://kiali.io/docs/features/validations/";
  if (/^IST\d{4}$/.test(code)) {
    return `https://istio.io/latest/docs/reference/config/analysis/${code.toLowerCase()}/`;
  }
  return null;
}
