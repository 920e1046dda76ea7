interface Version {
  readonly namespace: string;
  readonly workload: string;
  readonly version: string;
}

/** What to call versions that are compared: by version, by workload where two have the same or none has one. */
export function versionNames(versions: readonly Version[]): readonly string[] {
  const count = (version: string): number => versions.filter((other) => other.version === version).length;
  return versions.map(({ workload, version, namespace }) => {
    const twice = versions.filter((other) => other.workload === workload).length > 1;
    const name = twice ? `${workload}.${namespace}` : workload;
    return version === "" || count(version) > 1 ? name : version;
  });
}
