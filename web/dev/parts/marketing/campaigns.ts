import type { Campaign, CampaignTotals, Mail } from "../../../src/features/marketing/types.ts";
import type { Contact } from "../../../src/shared/api/types.ts";
import { at, base, day, now, owner } from "./base.ts";

export const none: CampaignTotals = {
  recipients: 0,
  sent: 0,
  failed: 0,
  bounced: 0,
  opened: 0,
  clicked: 0,
  unsubscribed: 0,
};

export function campaigns(): Campaign[] {
  const make = (id: string, name: string, more: Partial<Campaign>, days: number): Campaign => ({
    ...base(id, days),
    ...owner,
    name,
    status: "draft",
    segmentId: "segment-1",
    segmentName: "Newsletter: wszyscy z adresem",
    templateId: "template-0",
    templateName: "Newsletter: nowości miesiąca",
    fromName: "Klientela",
    fromAddress: "kontakt@klientela.localhost",
    totals: none,
    ...more,
  });
  return [
    make("campaign-0", "Newsletter listopad 2026", { subject: "Nowości listopada i zaproszenie na webinar" }, 0.1),
    make(
      "campaign-1",
      "Zaproszenie na dzień otwarty w nowej siedzibie przy ulicy Piotrkowskiej",
      {
        status: "sending",
        perMinute: 600,
        startedAt: new Date(Date.now() - 20_000).toISOString(),
        totals: { ...none, recipients: 1140 },
      },
      0,
    ),
    make("campaign-2", "Przypomnienie o przeglądzie", { status: "scheduled", scheduledAt: at(-3) }, 1),
    make(
      "campaign-3",
      "Newsletter październik 2026",
      {
        status: "sent",
        startedAt: at(31),
        finishedAt: new Date(now - 31 * day + 118_000).toISOString(),
        totals: {
          recipients: 1093,
          sent: 1088,
          failed: 5,
          bounced: 11,
          opened: 487,
          clicked: 132,
          unsubscribed: 6,
          refused: 42,
        },
      },
      31,
    ),
    make(
      "campaign-4",
      "Ankieta po wdrożeniu",
      {
        status: "paused",
        segmentId: "segment-0",
        segmentName: "Stali klienci z północy",
        templateId: "template-1",
        templateName: "Witaj (MJML)",
        startedAt: at(2),
        reason: "Serwer pocztowy odmawia: 421 4.7.0 Too many connections, try again later.",
        totals: { recipients: 96, sent: 41, failed: 3, bounced: 1, opened: 18, clicked: 4, unsubscribed: 0 },
      },
      2,
    ),
    make(
      "campaign-5",
      "Promocja wrześniowa",
      {
        status: "stopped",
        startedAt: at(70),
        finishedAt: at(70),
        totals: { recipients: 800, sent: 212, failed: 0, bounced: 2, opened: 64, clicked: 11, unsubscribed: 9 },
      },
      70,
    ),
  ];
}

const refusals = [
  "550 5.1.1 <{email}>: Recipient address rejected: User unknown in virtual mailbox table",
  "552 5.2.2 Mailbox full",
  "554 5.7.1 Message refused by policy: the sending domain has no DMARC record (see https://postmaster.example/policy/dmarc)",
];

export function mailsOf(campaign: Campaign, contacts: Contact[]): Mail[] {
  const { totals } = campaign;
  const done = Math.min(totals.sent + totals.failed, contacts.length);
  return Array.from({ length: done }, (_, index) => {
    const contact = contacts[index] as Contact;
    const email = contact.emails[0]?.value ?? "";
    const sentAt = new Date(Date.parse(campaign.startedAt ?? "") + index * 120).toISOString();
    const failed = index % 200 === 7;
    const bounced = !failed && index % 97 === 11;
    const opened = !failed && !bounced && index % 9 < 4;
    const clicked = opened && index % 9 === 1;
    return {
      ...base(`mail-${campaign.id}-${index}`, 30),
      updatedAt: sentAt,
      name: campaign.subject ?? campaign.name,
      kind: "campaign",
      status: failed ? "failed" : bounced ? "bounced" : "sent",
      campaignId: campaign.id,
      campaignName: campaign.name,
      contactId: contact.id,
      contactName: contact.name,
      email,
      messageId: `<${index}@klientela.localhost>`,
      possibleDuplicate: index % 333 === 20,
      sentAt: failed ? null : sentAt,
      openedAt: opened ? new Date(Date.parse(sentAt) + index * 61_000).toISOString() : null,
      opens: opened ? 1 : 0,
      clickedAt: clicked ? new Date(Date.parse(sentAt) + index * 67_000).toISOString() : null,
      clicks: clicked ? 1 : 0,
      unsubscribedAt: index % 180 === 90 ? sentAt : null,
      problem: failed || bounced ? (refusals[index % 3] ?? "").replace("{email}", email) : null,
    };
  });
}
