package io.klientela.ticketing.outbound;

import io.klientela.platform.links.PublicUrl;
import io.klientela.platform.links.SignedLinks;
import io.klientela.ticketing.TicketingSettings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Links by which customers reach their ticket without signing in. */
@Component
public class Links {
    private static final String CONVERSATION = "ticket-conversation";
    private static final String SATISFACTION = "ticket-satisfaction";
    private static final String ROOT = "/public/ticketing/";

    private final SignedLinks links;
    private final PublicUrl url;
    private final TicketingSettings settings;

    Links(SignedLinks links, PublicUrl url, TicketingSettings settings) {
        this.links = links;
        this.url = url;
        this.settings = settings;
    }

    public String conversation(String ticketId) {
        return url.at(ROOT + "conversations/" + links.sign(CONVERSATION, ticketId, settings.linkValidity()));
    }

    public String satisfaction(String ticketId) {
        return url.at(ROOT + "satisfaction/" + links.sign(SATISFACTION, ticketId, settings.linkValidity()));
    }

    /** The ticket that a token of the conversation page is for. */
    public Optional<String> ticketOfConversation(String token) {
        return links.verify(CONVERSATION, token);
    }

    /** The ticket that a token of the satisfaction page is for. */
    public Optional<String> ticketOfSatisfaction(String token) {
        return links.verify(SATISFACTION, token);
    }
}
