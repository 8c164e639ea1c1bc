import type { Campaign, Mail } from "../../src/features/marketing/types.ts";
import { compile } from "../cel.ts";
import { fold } from "../text.ts";
import { caughtMails } from "./mails.ts";
import { at } from "./marketing/base.ts";
import { campaigns, mailsOf, none } from "./marketing/campaigns.ts";
import { forms, submissions, suppressions } from "./marketing/forms.ts";
import { fields, personOf, segments } from "./marketing/segments.ts";
import { bodyOf, change, type Item, json, type MakePart, problem, record, stale } from "./part.ts";
import { previewOf, templates } from "./templates.ts";

/** Segments, templates, campaigns, forms and the mails that were caught. */
export const marketing: MakePart = (mock) => {
  const { contacts } = mock.data;
  const people = contacts.map((contact, index) => personOf(contact, index, mock));
  const lists = {
    segments: segments(),
    templates: templates(),
    campaigns: campaigns(),
    forms: forms(),
    submissions: submissions(contacts),
    suppressions: suppressions(contacts),
    mails: [] as Mail[],
  };
  const caught = caughtMails();
  const audience = (filter: string) => (filter ? people.filter(compile(filter)) : people);
  const refusedFilter = () =>
    problem(400, "The filter cannot be read.", [
      { field: "filter", message: "1:13: mismatched input '<EOF>': a value is expected here" },
    ]);
  const recipients = (campaign: Campaign) => {
    const all = audience(lists.segments.find((it) => it.id === campaign.segmentId)?.filter ?? "");
    const suppressed = all.filter((it) => it.unsubscribed || it.bounced).length;
    const withoutEmail = all.filter((it) => !it.email && !it.unsubscribed && !it.bounced).length;
    const reachable = all.length - suppressed - withoutEmail;
    const withoutBasis = (campaign.purpose ?? "newsletter") === "newsletter" ? Math.floor(reachable / 8) : 0;
    return { count: reachable - withoutBasis, suppressed, withoutEmail, withoutBasis };
  };
  const advance = (campaign: Campaign) => {
    if (campaign.status !== "sending") return;
    const { totals } = campaign;
    const done = Math.min(
      totals.recipients,
      Math.floor(((Date.now() - Date.parse(campaign.startedAt ?? "")) / 1000) * 10),
    );
    const failed = Math.ceil(done / 200);
    change<Campaign>(campaign, {
      totals: {
        ...totals,
        sent: done - failed,
        failed,
        bounced: Math.floor(done / 97),
        opened: Math.floor(done * 0.4),
        clicked: Math.floor(done * 0.11),
        unsubscribed: Math.floor(done / 180),
      },
      ...(done >= totals.recipients ? { status: "sent", finishedAt: new Date().toISOString() } : {}),
    });
  };
  return {
    lists: lists as unknown as Record<string, Item[]>,
    created: {
      campaigns: (body) => ({
        status: "draft",
        totals: none,
        segmentName: lists.segments.find((it) => it.id === body.segmentId)?.name,
        templateName: lists.templates.find((it) => it.id === body.templateId)?.name,
      }),
    },
    handle: async ({ request, url, root, id, sub }) => {
      const post = request.method === "POST";
      if (root === "dev" && id === "mails") {
        if (!sub) return json({ items: caught.map(({ text: _, html: __, ...it }) => it) });
        const mail = caught.find((it) => it.id === sub);
        return mail ? json(mail) : problem(404, "There is no such mail.");
      }
      if (root === "segments") {
        if (id === "fields") return json(fields);
        if (id === "preview" && post) {
          const { filter } = await bodyOf(request);
          try {
            const found = audience(String(filter ?? ""));
            return json({ count: found.length, sample: found.slice(0, 8) });
          } catch {
            return refusedFilter();
          }
        }
        if (sub === "members") {
          const segment = lists.segments.find((it) => it.id === id);
          const from = Number(url.searchParams.get("cursor") ?? 0);
          const found = audience(segment?.filter ?? "");
          return json({
            items: found.slice(from, from + 50),
            nextCursor: from + 50 < found.length ? String(from + 50) : null,
          });
        }
      }
      if (root === "templates" && post && id === "preview") {
        const body = await bodyOf(request);
        const { problems, ...preview } = previewOf(body, people.find((it) => it.contactId === body.contactId) ?? {});
        if (problems.length) return problem(422, "The template is not valid.", problems);
        return json({ ...preview, problems: preview.subject ? [] : ["The subject is empty."] });
      }
      if (root === "templates" && post && sub === "test") return json({}, 202);
      if (root === "suppressions" && post && !id) {
        const body = (await request.clone().json()) as { name?: string };
        if (lists.suppressions.some((it) => it.name === fold(String(body.name)))) {
          return problem(422, "Some fields are wrong.", [{ field: "name", message: "is suppressed already" }]);
        }
      }
      if (root === "forms" && sub === "snippet") {
        const address = `https://crm.example/public/marketing/forms/${id}`;
        return json({
          script: `<script src="${address}/embed.js" async></script>`,
          html: `<form action="${address}" method="post">\n  <label>Imię <input name="firstName" required></label>\n  <label>E-mail <input name="email" type="email" required></label>\n  <button>Wyślij zapytanie</button>\n</form>`,
        });
      }
      if (root === "campaigns") {
        for (const campaign of lists.campaigns) advance(campaign);
        const campaign = lists.campaigns.find((it) => it.id === id);
        if (!campaign || !sub) return undefined;
        if (sub === "recipients-count") return json(recipients(campaign));
        if (sub === "refusals") {
          const missing = ["consent", "confirmation", "withdrawn-consent", "consent"];
          const items = contacts.slice(0, 42).map((it, index) => ({
            contactId: it.id,
            name: it.name,
            email: it.emails[0]?.value ?? "jan@example.com",
            missing: missing[index % missing.length],
            reason: 'Nothing may be sent for "newsletter" by email: no consent was given.',
            at: at(31),
          }));
          return json({ items, nextCursor: null });
        }
        if (sub === "mails") return mock.search(mailsOf(campaign, contacts), url);
        if (!post) return undefined;
        const moved = stale(request, campaign);
        if (moved) return moved;
        const body = await bodyOf(request);
        const { count } = recipients(campaign);
        if (sub === "schedule") {
          change<Campaign>(
            campaign,
            body.at
              ? { status: "scheduled", scheduledAt: String(body.at) }
              : {
                  status: "sending",
                  startedAt: new Date().toISOString(),
                  totals: { ...none, recipients: count },
                },
          );
        }
        if (sub === "pause") change<Campaign>(campaign, { status: "paused" });
        if (sub === "resume") {
          const done = campaign.totals.sent + campaign.totals.failed;
          change<Campaign>(campaign, {
            status: "sending",
            reason: null,
            startedAt: new Date(Date.now() - done * 100).toISOString(),
          });
        }
        if (sub === "stop") change<Campaign>(campaign, { status: "stopped", finishedAt: new Date().toISOString() });
        return record(campaign);
      }
      return undefined;
    },
  };
};
