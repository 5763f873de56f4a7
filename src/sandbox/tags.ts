/** Tags by key, in the order they were set. Keys that differ in case are two tags. */
export type Tags = Readonly<Record<string, string>>;

/** `over` on top of `under`, where keys that differ only in case are the same key. */
export function overrideTags(under: Tags, over: Tags): Tags {
  const taken = new Set(Object.keys(over).map((key) => key.toLowerCase()));
  const kept = Object.entries(under).filter(([key]) => !taken.has(key.toLowerCase()));
  return { ...Object.fromEntries(kept), ...over };
}

/** The tags whose key is among `keys`, whatever its case. */
export function selectTags(tags: Tags, keys: readonly string[]): Tags {
  const wanted = new Set(keys.map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(tags).filter(([key]) => wanted.has(key.toLowerCase())));
}

/** The list form of the protocols. */
export function toTagList(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
