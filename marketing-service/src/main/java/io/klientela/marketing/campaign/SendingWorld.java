package io.klientela.marketing.campaign;

import io.klientela.events.marketing.CampaignState;
import io.klientela.marketing.mail.Letters;
import io.klientela.marketing.mail.MailLinks;
import io.klientela.marketing.mail.Mails;
import io.klientela.marketing.person.People;
import io.klientela.marketing.suppression.Suppressions;
import io.klientela.marketing.template.PersonValues;
import io.klientela.marketing.template.Templates;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.consent.Consents;
import io.klientela.platform.mail.MailServer;
import org.springframework.stereotype.Component;

/** What sending a campaign works with. */
@Component
record SendingWorld(
        Aggregates<Campaign, CampaignState> campaigns,
        Templates templates,
        PersonValues values,
        Audience audience,
        Recipients recipients,
        Handovers handovers,
        Runs runs,
        Tally tally,
        People people,
        Suppressions suppressions,
        Consents consents,
        Mails mails,
        MailLinks links,
        Letters letters,
        MailServer server,
        SendingSettings settings,
        Stamps stamps) {}
