/** A format that Kubernetes' CEL function `format` knows by name. */
export class NamedFormat {
  readonly name: string;
  private readonly pattern: RegExp;
  private readonly longest: number;

  constructor(name: string, pattern: RegExp, longest: number) {
    this.name = name;
    this.pattern = pattern;
    this.longest = longest;
  }

  fits(text: string): boolean {
    return text.length <= this.longest && this.pattern.test(text);
  }
}

/** https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-format-library */
export const NAMED_FORMATS: readonly NamedFormat[] = [
  new NamedFormat("dns1123Label", /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/, 63),
  new NamedFormat("dns1035Label", /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/, 63),
  new NamedFormat("dns1123Subdomain", /^[a-z0-9](?:[-.a-z0-9]*[a-z0-9])?$/, 253),
  new NamedFormat("labelValue", /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/, 63),
];

/** The receiver of `format.<name>()`. */
export class FormatLibrary {
  readonly formats = NAMED_FORMATS;
}
