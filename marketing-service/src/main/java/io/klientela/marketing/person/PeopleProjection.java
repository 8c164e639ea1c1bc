package io.klientela.marketing.person;

import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps people up to date. It keeps the newest row of each contact, deal and ticket, and makes the people anew that an
 * event is about: so the order and number of deliveries do not matter.
 */
@Component
class PeopleProjection implements Projection {
    private final People people;
    private final PersonRows rows;

    PeopleProjection(People people, PersonRows rows) {
        this.people = people;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONTACTS, Topics.DEALS, Topics.TICKETS, Topics.MAILS, Topics.SUPPRESSIONS);
    }

    private record About(@Nullable String contactId) {}

    private record Named(String name) {}

    @Override
    public void apply(List<Received> events) {
        Set<String> concerned = new HashSet<>(rows.takeContacts(of(Topics.CONTACTS, events)));
        concerned.addAll(rows.takeDeals(of(Topics.DEALS, events)));
        concerned.addAll(rows.takeTickets(of(Topics.TICKETS, events)));
        of(Topics.MAILS, events).stream()
                .filter(event -> !event.isTombstone())
                .map(event -> event.state(About.class).contactId())
                .filter(Objects::nonNull)
                .forEach(concerned::add);
        concerned.addAll(rows.withAddress(of(Topics.SUPPRESSIONS, events).stream()
                .filter(event -> !event.isTombstone())
                .map(event -> event.state(Named.class).name())
                .toList()));
        people.refresh(concerned);
    }

    private static List<Received> of(String topic, List<Received> events) {
        return events.stream().filter(event -> event.topic().equals(topic)).toList();
    }

    @Override
    public void clear() {
        people.clear();
    }
}
