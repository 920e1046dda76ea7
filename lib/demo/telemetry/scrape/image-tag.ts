/** The tag of a container's image, "unknown" where it has none. */
export function imageTag(image: string): string {
  const name = image.slice(image.lastIndexOf("/") + 1).split("@")[0] ?? "";
  return name.split(":")[1] || "unknown";
}
