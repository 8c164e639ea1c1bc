package io.klientela.marketing.person;

import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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

    /** The second keeps the custom fields of contacts. */
    @Override
    public int shape() {
        return 2;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONTACTS, Topics.DEALS, Topics.TICKETS, Topics.MAILS, Topics.SUPPRESSIONS);
    }

    private record About(@Nullable String contactId) {}

    private record Named(String name, @Nullable String contactId) {}

    @Override
    public void apply(List<Received> events) {
        Set<String> concerned = new HashSet<>(rows.takeContacts(of(Topics.CONTACTS, events)));
        concerned.addAll(rows.takeDeals(of(Topics.DEALS, events)));
        concerned.addAll(rows.takeTickets(of(Topics.TICKETS, events)));
        of(Topics.MAILS, events).stream()
                .filter(event -> !event.isTombstone())
                .flatMap(PeopleProjection::whose)
                .forEach(concerned::add);
        List<Named> leftAlone = of(Topics.SUPPRESSIONS, events).stream()
                .filter(event -> !event.isTombstone())
                .map(event -> event.state(Named.class))
                .toList();
        concerned.addAll(rows.withAddress(leftAlone.stream().map(Named::name).toList()));
        concerned.addAll(rows.withStandIns(leftAlone.stream()
                .flatMap(one -> Stream.ofNullable(one.contactId()))
                .toList()));
        people.refresh(concerned);
    }

    /** Whose mail it is, and whose it was before. */
    private static Stream<String> whose(Received mail) {
        String before = mail.data() == null
                ? ""
                : mail.data().at("/changes/contactId/before").asString("");
        return Stream.of(Objects.requireNonNullElse(mail.state(About.class).contactId(), ""), before)
                .filter(id -> !id.isEmpty());
    }

    private static List<Received> of(String topic, List<Received> events) {
        return events.stream().filter(event -> event.topic().equals(topic)).toList();
    }

    @Override
    public void clear() {
        people.clear();
    }
}
