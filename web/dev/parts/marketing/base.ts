/** When the made-up data is from. */
export const now = Date.parse("2026-11-22T02:00:00Z");
export const day = 86_400_000;
export const at = (days: number) => new Date(now - days * day).toISOString();
export const base = (id: string, days: number) => ({
  id,
  version: 3,
  createdAt: at(days + 30),
  createdBy: "user-1",
  updatedAt: at(days),
});
export const owner = { ownerId: "user-1", ownerName: "Zbigniew Wiśniewska", teamId: "team-0" };
