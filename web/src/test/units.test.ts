import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cronInWords } from "@/features/automation/cron";
import { nextDue, urgencyOf } from "@/features/tickets/api";
import { formatMoney, formatRelative, initials } from "@/shared/format/format";
import enFirst from "@/shared/i18n/locales/en/first";
import enLater from "@/shared/i18n/locales/en/later";
import plFirst from "@/shared/i18n/locales/pl/first";
import plLater from "@/shared/i18n/locales/pl/later";
import { merge, type Texts } from "@/shared/i18n/merge";
import { type FieldKind, parseConditions, parseGroup, writeConditions, writeGroup } from "@/shared/lib/cel";
import { safeMail } from "@/shared/lib/mailHtml";
import { placeOf } from "@/shared/ui/people/rows";
import { columnOf } from "@/shared/ui/Refusal";

describe("filter chips", () => {
  it("read back what they wrote", () => {
    const text =
      'city == "Łódź \\"A && B\\"" && employees >= 100 && name.contains("a") && "vip" in tags && !has(phone) && createdAt < timestamp("2026-01-01T00:00:00Z")';
    const conditions = parseConditions(text);
    expect(conditions).toHaveLength(6);
    expect(
      writeConditions(conditions ?? [], (field) =>
        field === "employees" ? "number" : field === "createdAt" ? "instant" : "text",
      ),
    ).toBe(text);
  });

  it("leave to the text what they cannot say", () => {
    expect(parseConditions('city == "A" || city == "B"')).toBeUndefined();
  });

  it("find the column that a refusal names", () => {
    expect(columnOf("ERROR: <input>:1:14: undeclared reference")).toBe(14);
    expect(columnOf("1:9: a field is expected here")).toBe(9);
    expect(columnOf("at column 3")).toBe(3);
  });
});

describe("filter groups", () => {
  const kinds: Record<string, FieldKind> = { deals: "number", at: "instant", active: "flag" };
  const kindOf = (field: string) => kinds[field] ?? "text";

  it("read back what they wrote, nested and aged", () => {
    const text = 'deals >= 1 && (city == "A && (B" || at >= now - duration("720h")) && active == true && !has(phone)';
    const group = parseGroup(text);
    expect(group?.items).toHaveLength(4);
    expect(group && writeGroup(group, kindOf)).toBe(text);
  });

  it("leave out what is not complete yet, with its brackets", () => {
    const incomplete = { field: "city", operator: "is" as const, value: "" };
    const complete = { field: "deals", operator: "atLeast" as const, value: "1" };
    expect(writeGroup({ join: "all", items: [complete, { join: "any", items: [incomplete] }] }, kindOf)).toBe(
      "deals >= 1",
    );
    expect(writeGroup({ join: "all", items: [complete, { join: "any", items: [complete, incomplete] }] }, kindOf)).toBe(
      "deals >= 1 && deals >= 1",
    );
  });

  it("leave to the text what they cannot say", () => {
    expect(parseGroup('!(city == "A")')).toBeUndefined();
    expect(parseGroup("deals >= ")).toBeUndefined();
  });
});

describe("schedules", () => {
  const said = (cron: string) => cronInWords(cron, ((key: string) => key) as never, "en");

  it("are said in words where that is short", () => {
    expect(said("0 0 8 * * *")).toBe("cron.daily");
    expect(said("0 30 8 * * MON-FRI")).toBe("cron.workdays");
    expect(said("0 0 8 * * MON,5")).toBe("cron.weekly");
    expect(said("0 */15 * * * *")).toBe("cron.everyMinutes");
    expect(said("0 0 8 1 * *")).toBe("cron.monthly");
    expect(said("0 0 8 ? 3 MON#1")).toBeUndefined();
    expect(said("nonsense")).toBeUndefined();
  });
});

describe("formats", () => {
  it("write money as the language does", () => {
    expect(formatMoney({ amount: "10005534.00", currency: "USD" }, "en")).toBe("$10,005,534");
    expect(formatMoney({ amount: "1234.50", currency: "PLN" }, "pl").replace(/\s/g, " ")).toBe(
      "1234,50 zł".replace("1234", "1 234"),
    );
  });

  it("say how long ago", () => {
    expect(formatRelative("2026-01-01T00:00:00Z", "en", Date.parse("2026-01-04T00:00:00Z"))).toBe("3 days ago");
  });

  it("make initials of any name", () => {
    expect(initials("Żaneta Dąbrowska-Jabłońska")).toBe("ŻD");
  });
});

function keysOf(tree: Texts, prefix = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );
}

describe("languages", () => {
  const plural = /_(one|few|many|other)$/;
  const english = keysOf(merge({ enFirst, enLater }));
  const polish = keysOf(merge({ plFirst, plLater }));

  it("are complete, each with its own plural forms", () => {
    const roots = (keys: string[]) => [...new Set(keys.map((key) => key.replace(plural, "")))].sort();
    expect(roots(polish)).toEqual(roots(english));
    for (const key of english.filter((it) => it.endsWith("_other"))) {
      const root = key.replace(plural, "");
      for (const form of ["one", "few", "many", "other"]) expect(polish).toContain(`${root}_${form}`);
    }
  });

  it("have the same files, but for what the API says, which is English", () => {
    const files = (language: string) =>
      readdirSync(join("src/shared/i18n/locales", language))
        .filter((file) => !file.startsWith("server"))
        .sort();
    expect(files("pl")).toEqual(files("en"));
  });

  it("know every text that the code asks for", () => {
    const known = new Set(english.map((key) => key.replace(plural, "")));
    const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
    const asked = files.flatMap((file) =>
      [...readFileSync(join("src", file), "utf8").matchAll(/\bt\(\s*"([\w.-]+)"/g)].map((match) => match[1] ?? ""),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });
});

describe("a mail", () => {
  const hostile = `<p onclick="steal()">Hello</p><script>steal()</script><iframe src="//evil"></iframe>
    <a href="javascript:steal()">a</a><a href="https://ok.example">b</a>
    <img src="https://spy.example/1.gif"><img data-src="https://spy.example/2.gif"><img src="x" onerror="steal()">
    <div style="background: url(https://spy.example/3.gif); position: fixed">c</div><form action="//evil"><input></form>`;

  it("keeps its inline styles, without what they would fetch", () => {
    const { html } = safeMail(
      `<p style="color: red; background: url(https://evil.example)" class='x'STYLE='top:0'>Hi</p>`,
    );
    expect(html).toContain('style="color: red; background: none"');
    expect(html).not.toContain("data-k-style");
  });

  it("loses what could do harm, and its remote images until they are asked for", () => {
    const { html, blocked } = safeMail(hostile);
    expect(html).not.toMatch(/script|onclick|onerror|javascript:|iframe|<form|<input|url\(|fixed/i);
    expect(html).not.toMatch(/\ssrc="https/);
    expect(html).toContain('href="https://ok.example"');
    expect(blocked).toBe(2);
    expect(safeMail(hostile, true).html.match(/\ssrc="https/g)).toHaveLength(2);
  });
});

describe("promises", () => {
  const times = { firstResponseDueAt: "2026-01-01T10:00:00Z", solutionDueAt: "2026-01-02T10:00:00Z", breached: false };

  it("name the one that is due next, and none while the customer is waited for", () => {
    expect(nextDue({ status: "new", times })?.promise).toBe("firstResponse");
    expect(nextDue({ status: "open", times: { ...times, firstResponseAt: "2026-01-01T09:00:00Z" } })?.promise).toBe(
      "solution",
    );
    expect(nextDue({ status: "pending", times })).toBeUndefined();
  });

  it("are coloured only where they are late or nearly so", () => {
    const now = Date.parse("2026-01-01T09:30:00Z");
    expect(urgencyOf("2026-01-01T09:00:00Z", now)).toBe("bad");
    expect(urgencyOf("2026-01-01T10:00:00Z", now)).toBe("warn");
    expect(urgencyOf("2026-01-01T12:00:00Z", now)).toBe("neutral");
  });
});

describe("a refusal of one of several numbers", () => {
  const more = [{ value: "" }, { value: "12" }, { value: "600 100 200" }];

  it("belongs to the row that was sent, not to one that says nothing", () => {
    expect(placeOf("phones", "phones[0].value", true, more)).toEqual({ row: -1, part: "value" });
    expect(placeOf("phones", "phones[1].value", true, more)).toEqual({ row: 1, part: "value" });
    expect(placeOf("phones", "phones[0].value", false, more)).toEqual({ row: 1, part: "value" });
    expect(placeOf("phones", "phones[2].kind", true, more)).toEqual({ row: 2, part: "kind" });
    expect(placeOf("companies", "companies[1]", true, [{ companyId: "x" }])).toEqual({ row: 0, part: "companyId" });
    expect(placeOf("phones", "emails[0].value", true, more)).toBeUndefined();
  });
});
