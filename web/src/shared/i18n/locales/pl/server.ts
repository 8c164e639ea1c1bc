/** What the API says in English, in Polish: a file per service, a text and its places as they stand in the Java sources. */
export default Object.assign(
  {},
  ...Object.values(import.meta.glob<Record<string, string>>("./server/*.json", { eager: true, import: "default" })),
) as Record<string, string>;
