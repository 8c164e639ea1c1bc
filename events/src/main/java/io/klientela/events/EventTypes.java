package io.klientela.events;

import io.klientela.events.automation.NotificationEvent;
import io.klientela.events.automation.RuleEvent;
import io.klientela.events.automation.RunEvent;
import io.klientela.events.automation.WebhookEvent;
import io.klientela.events.contacts.ActivityEvent;
import io.klientela.events.contacts.CompanyEvent;
import io.klientela.events.contacts.ConsentEvent;
import io.klientela.events.contacts.ContactEvent;
import io.klientela.events.contacts.CustomFieldEvent;
import io.klientela.events.contacts.EmailEvent;
import io.klientela.events.contacts.LeadEvent;
import io.klientela.events.contacts.PurposeEvent;
import io.klientela.events.identity.AccessReviewEvent;
import io.klientela.events.identity.AccessReviewLineEvent;
import io.klientela.events.identity.AccessReviewScheduleEvent;
import io.klientela.events.identity.AccountEvent;
import io.klientela.events.identity.ApiClientEvent;
import io.klientela.events.identity.RoleEvent;
import io.klientela.events.identity.SessionEvent;
import io.klientela.events.identity.TeamEvent;
import io.klientela.events.identity.UserEvent;
import io.klientela.events.identity.ViewEvent;
import io.klientela.events.marketing.CampaignEvent;
import io.klientela.events.marketing.FormEvent;
import io.klientela.events.marketing.MailEvent;
import io.klientela.events.marketing.SegmentEvent;
import io.klientela.events.marketing.SubmissionEvent;
import io.klientela.events.marketing.SuppressionEvent;
import io.klientela.events.marketing.TemplateEvent;
import io.klientela.events.platform.CheckpointEvent;
import io.klientela.events.platform.RightsUsedEvent;
import io.klientela.events.sales.DealEvent;
import io.klientela.events.sales.PipelineEvent;
import io.klientela.events.sales.ProductEvent;
import io.klientela.events.ticketing.AnswerEvent;
import io.klientela.events.ticketing.MessageEvent;
import io.klientela.events.ticketing.QueueEvent;
import io.klientela.events.ticketing.TicketEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The catalogue of every published event. */
public final class EventTypes {

    private static final List<Class<?>> FAMILIES = List.of(
            UserEvent.class,
            TeamEvent.class,
            RoleEvent.class,
            AccountEvent.class,
            SessionEvent.class,
            ApiClientEvent.class,
            AccessReviewEvent.class,
            AccessReviewLineEvent.class,
            AccessReviewScheduleEvent.class,
            ViewEvent.class,
            ContactEvent.class,
            CompanyEvent.class,
            CustomFieldEvent.class,
            ActivityEvent.class,
            EmailEvent.class,
            PurposeEvent.class,
            ConsentEvent.class,
            PipelineEvent.class,
            ProductEvent.class,
            DealEvent.class,
            LeadEvent.class,
            SegmentEvent.class,
            TemplateEvent.class,
            CampaignEvent.class,
            MailEvent.class,
            SuppressionEvent.class,
            FormEvent.class,
            SubmissionEvent.class,
            QueueEvent.class,
            TicketEvent.class,
            MessageEvent.class,
            AnswerEvent.class,
            RuleEvent.class,
            RunEvent.class,
            NotificationEvent.class,
            WebhookEvent.class,
            CheckpointEvent.class,
            RightsUsedEvent.class);

    private EventTypes() {}

    /** Every event record, ordered by wire name. */
    public static List<Class<?>> all() {
        return FAMILIES.stream()
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .sorted(Comparator.comparing(EventTypes::nameOf))
                .toList();
    }

    /** The wire name of an event record. @throws IllegalArgumentException where it has none */
    public static String nameOf(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " has no @EventType");
        }
        return type.value();
    }

    /** The topic of a wire name: {@code klientela.sales.deal.won.v1} is published on {@code klientela.sales.deal}. */
    public static String topicOf(String typeName) {
        int version = typeName.lastIndexOf('.');
        return typeName.substring(0, typeName.lastIndexOf('.', version - 1));
    }
}
