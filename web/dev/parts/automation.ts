import type { Delivery, Rule, Run, RunStatus, Webhook } from "../../src/features/automation/types.ts";
import { compile } from "../cel.ts";
import { bodyOf, change, type Item, json, type MakePart, problem, record, stale } from "./part.ts";

const now = Date.parse("2026-11-22T02:00:00Z");
const at = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const base = (id: string, minutes: number) => ({
  id,
  version: 2,
  createdAt: at(minutes),
  createdBy: "system",
  updatedAt: at(minutes),
});

const text = (...names: string[]) => names.map((name) => ({ name, kind: "text", values: [] }));
const dealFields = [
  ...text("name", "stage", "companyName", "ownerId", "nextStep"),
  { name: "status", kind: "choice", values: ["open", "won", "lost"] },
  { name: "probability", kind: "number", values: [] },
  { name: "tags", kind: "list", values: [] },
  { name: "expectedCloseOn", kind: "date", values: [] },
  { name: "createdAt", kind: "time", values: [] },
];
const leadFields = [
  ...text("name", "email", "companyName", "city", "ownerId", "teamId"),
  { name: "source", kind: "choice", values: ["form", "api", "import"] },
  { name: "tags", kind: "list", values: [] },
];
const ticketFields = [
  ...text("name", "contactName", "ownerId", "queueId"),
  { name: "priority", kind: "choice", values: ["low", "normal", "high", "urgent"] },
];

const eventTypes = [
  ...["created", "updated", "stage-changed", "won", "lost"].map((past) => ["sales.deal", past, dealFields] as const),
  ...["created", "assigned", "converted"].map((past) => ["contacts.lead", past, leadFields] as const),
  ...["created", "response-due", "overdue", "solved"].map((past) => ["ticketing.ticket", past, ticketFields] as const),
  ...["opened", "clicked", "unsubscribed"].map(
    (past) => ["marketing.mail", past, text("name", "email", "campaignName")] as const,
  ),
].map(([topic, past, fields]) => ({
  type: `klientela.${topic}.${past}.v1`,
  meaning: `${topic.split(".")[1]} ${past.replaceAll("-", " ")}`,
  resource: topic.split(".")[1],
  fields,
}));

function rules(): Rule[] {
  const rule = (id: string, name: string, more: Partial<Rule>, minutes: number): Rule => ({
    ...base(id, minutes),
    name,
    description: null,
    active: true,
    trigger: { kind: "event", eventType: "klientela.sales.deal.won.v1" },
    condition: "",
    actions: [],
    shipped: false,
    ...more,
  });
  return [
    rule(
      "rule-0",
      "Assign new leads in turn",
      {
        description: "A new lead without an owner goes to the sales representative whose turn it is.",
        trigger: { kind: "event", eventType: "klientela.contacts.lead.created.v1" },
        condition: "record.ownerId == null && record.teamId == null",
        actions: [{ kind: "assign", settings: { roundRobin: true } }],
        shipped: true,
      },
      90_000,
    ),
    rule(
      "rule-1",
      "Welcome new customers",
      {
        description:
          "When a deal is won, its owner gets a task and a notification, and its first contact a welcome mail.",
        actions: [
          { kind: "create-task", settings: { subject: "Follow up: {{ record.name }}", dueInDays: 7, owner: "owner" } },
          { kind: "notify", settings: { to: "owner", title: "Won: {{ record.name }}", body: "A task waits for you." } },
          { kind: "send-mail", settings: { templateId: "shipped:welcome", contact: "contact" } },
        ],
        shipped: true,
      },
      90_000,
    ),
    rule(
      "rule-2",
      "Duże szanse na etapie negocjacji: powiadom kierownika i dodaj etykietę „strategiczne”",
      {
        trigger: { kind: "event", eventType: "klientela.sales.deal.stage-changed.v1" },
        condition: 'record.stage == "Negocjacje" && (record.probability >= 75 || "kluczowy" in record.tags)',
        actions: [
          { kind: "notify", settings: { to: "role:sales-manager", title: "Negocjacje: {{ record.name }}" } },
          { kind: "add-tag", settings: { tag: "strategiczne" } },
        ],
      },
      4_000,
    ),
    rule(
      "rule-3",
      "Poniedziałkowe przypomnienie o raporcie",
      {
        active: false,
        trigger: { kind: "schedule", cron: "0 0 8 * * MON", timeZone: "Europe/Warsaw" },
        actions: [{ kind: "notify", settings: { to: "role:sales-manager", title: "Czas na przegląd lejka" } }],
      },
      20_000,
    ),
  ];
}

function runs(deals: { id: string; name: string }[]): Run[] {
  const statuses: RunStatus[] = ["succeeded", "succeeded", "skipped", "failed", "succeeded", "suppressed"];
  return Array.from({ length: 60 }, (_, index) => {
    const status = statuses[index % 6] ?? "succeeded";
    const deal = deals[index % deals.length];
    const acted = status === "succeeded" || status === "failed";
    return {
      ...base(`run-${index}`, index * 47 + 3),
      name:
        index % 3
          ? "Welcome new customers"
          : "Duże szanse na etapie negocjacji: powiadom kierownika i dodaj etykietę „strategiczne”",
      ruleId: index % 3 ? "rule-1" : "rule-2",
      status,
      eventId: `event-${index}`,
      eventType: index % 3 ? "klientela.sales.deal.won.v1" : "klientela.sales.deal.stage-changed.v1",
      recordType: "deal",
      recordId: deal?.id ?? "",
      recordName: deal?.name ?? "",
      depth: status === "suppressed" ? 5 : 0,
      reason:
        status === "skipped"
          ? "The condition does not hold."
          : status === "suppressed"
            ? "Rules set one another off: this would have been the sixth in a row."
            : null,
      steps: acted
        ? [
            {
              kind: "create-task",
              status: "succeeded",
              attempts: 1,
              answer: `created the task “Follow up: ${deal?.name}”`,
            },
            { kind: "notify", status: "succeeded", attempts: 1, answer: "told Anna Nowak" },
            status === "failed"
              ? {
                  kind: "send-mail",
                  status: "failed",
                  attempts: 4,
                  answer: "The mail server refused it: 550 5.1.1 User unknown in virtual mailbox table",
                }
              : { kind: "send-mail", status: "succeeded", attempts: 1, answer: "sent the mail mail-6" },
          ]
        : [],
    };
  });
}

function webhooks(): Webhook[] {
  const webhook = (id: string, name: string, url: string, more: Partial<Webhook>): Webhook => ({
    ...base(id, 8_000),
    name,
    url,
    eventTypes: ["klientela.sales.deal.won.v1"],
    filter: "",
    active: true,
    ...more,
  });
  return [
    webhook("webhook-0", "Fakturownia", "https://hooks.faktury.example/klientela/wygrane", {
      filter: "record.probability >= 100",
    }),
    webhook(
      "webhook-1",
      "Hurtownia danych",
      "https://ingest.dwh.example/v2/events?source=klientela&region=eu-central",
      {
        eventTypes: ["klientela.sales.deal.*", "klientela.contacts.lead.*", "klientela.ticketing.ticket.solved.v1"],
        failingSince: at(190),
      },
    ),
    webhook("webhook-2", "Stary czat zespołu", "https://chat.example/hooks/9f31", {
      active: false,
      disabledReason: "The endpoint answered 410 Gone.",
    }),
  ];
}

function deliveries(webhook: Webhook): Delivery[] {
  return Array.from({ length: 9 }, (_, index) => {
    const failing = webhook.id === "webhook-1" && index < 3;
    const attempts = failing
      ? [
          { at: at(60), status: 503, answer: "upstream connect error", tookMillis: 120 },
          { at: at(30), problem: "no answer within 15 s", tookMillis: 15_000 },
        ]
      : [{ at: at(index * 61 + 4), status: 200, answer: '{"ok":true}', tookMillis: 84 }];
    return {
      id: `delivery-${webhook.id}-${index}`,
      webhookId: webhook.id,
      eventId: `event-${index}`,
      eventType: webhook.id === "webhook-1" ? "klientela.contacts.lead.created.v1" : "klientela.sales.deal.won.v1",
      status: failing ? "waiting" : "delivered",
      createdAt: at(index * 61 + 4),
      nextAttemptAt: failing ? new Date(Date.now() + 25 * 60_000).toISOString() : null,
      body: JSON.stringify({
        type: "klientela.sales.deal.won.v1",
        timestamp: at(index * 61 + 4),
        data: { id: `deal-${index}`, name: "Audyt energetyczny – Łódź", status: "won" },
      }),
      attemptsMade: attempts.length,
      attempts,
    };
  });
}

/** Rules, their runs and webhooks. */
export const automation: MakePart = (mock) => {
  const lists = { rules: rules(), runs: runs(mock.data.deals), webhooks: webhooks() };
  const sent = new Map<string, Delivery[]>();
  const sentTo = (webhook: Webhook) => {
    const known = sent.get(webhook.id) ?? deliveries(webhook);
    sent.set(webhook.id, known);
    return known;
  };
  const refused = (condition: string): Response | undefined => {
    try {
      if (condition) compile(condition);
      return undefined;
    } catch {
      return problem(400, "The condition is not valid. Correct it at line 1, column 15.", [
        { field: "condition", message: "1:15: a value is expected here" },
      ]);
    }
  };
  return {
    lists: lists as unknown as Record<string, Item[]>,
    created: {
      rules: () => ({ shipped: false }),
      webhooks: () => ({ secret: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD" }),
    },
    handle: async ({ request, root, id, sub, rest }) => {
      const post = request.method === "POST";
      if (root === "rules") {
        if (id === "event-types") return json(eventTypes);
        if (id === "dry-run" && post) {
          const { rule } = (await bodyOf(request)) as { rule?: Rule };
          const bad = refused(rule?.condition ?? "");
          if (bad) return bad;
          const samples = mock.data.deals.slice(0, 6).map((deal, index) => ({
            event: { id: `event-${index}`, type: rule?.trigger.eventType, time: at(index * 900) },
            record: deal,
            decision: index % 3 === 2 ? "The condition does not hold." : "acts",
            actions: index % 3 === 2 ? [] : rule?.actions.map((it) => `${it.kind}: ${Object.values(it.settings)[0]}`),
          }));
          return json({ looked: 212, matched: 140, samples });
        }
        if ((post && !id) || request.method === "PATCH") {
          const body = (await request.clone().json()) as Partial<Rule>;
          const bad = refused(body.condition ?? "");
          if (bad) return bad;
          if (body.actions?.some((it) => it.kind === "notify" && !it.settings.title)) {
            return problem(422, "An action of this rule is not valid.", [
              { field: "actions[0].settings.title", message: "is missing" },
            ]);
          }
        }
      }
      if (root === "runs") {
        const run = lists.runs.find((it) => it.id === id);
        if (run && sub === "inputs") {
          return json({
            event: { id: run.eventId, type: run.eventType, time: run.createdAt, actor: "user:user-1" },
            record: mock.data.deals.find((it) => it.id === run.recordId),
            changes: { status: { before: "open", after: "won" } },
          });
        }
        if (run && sub === "retry") {
          const moved = stale(request, run);
          if (moved) return moved;
          change<Run>(run, {
            status: "succeeded",
            steps: run.steps.map((step) => ({ ...step, status: "succeeded", answer: step.answer ?? null })),
          });
          return record(run);
        }
      }
      if (root === "webhooks") {
        const webhook = lists.webhooks.find((it) => it.id === id);
        if (!id && post) {
          const { url } = (await request.clone().json()) as { url?: string };
          if (/localhost|127\.|10\.|192\.168/.test(url ?? "")) {
            return problem(422, "Some fields are wrong.", [{ field: "url", message: "leads to an internal address" }]);
          }
        }
        if (!webhook || !sub) return undefined;
        if (sub === "secret") return json({ secret: "whsec_bmV3IHNlY3JldCBvZiB0aGUgd2ViaG9vaw==" });
        if (sub === "deliveries" && !rest[0]) return json({ items: sentTo(webhook), nextCursor: null });
        const attempt = { at: new Date().toISOString(), status: 200, answer: '{"ok":true}', tookMillis: 61 };
        if (sub === "test") {
          sentTo(webhook).unshift({
            id: mock.newId("delivery"),
            webhookId: webhook.id,
            eventType: "klientela.webhook.test.v1",
            status: "delivered",
            createdAt: attempt.at,
            body: '{"type":"klientela.webhook.test.v1"}',
            attemptsMade: 1,
            attempts: [attempt],
          });
          return json(attempt);
        }
        const again = sentTo(webhook).find((it) => it.id === rest[0]);
        if (!again) return problem(404, "There is no such delivery.");
        Object.assign(again, {
          status: "delivered",
          nextAttemptAt: null,
          attempts: [...again.attempts, attempt],
          attemptsMade: again.attemptsMade + 1,
        });
        return json(again);
      }
      return undefined;
    },
  };
};
