package io.klientela.contacts.activity;

import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.OccurrenceAnswer;
import io.klientela.events.contacts.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What becomes of the people of a meeting; they stay in their order. */
final class Guests {
    private static final int MOST_OCCURRENCES = 400;

    private Guests() {}

    static List<Attendee> of(@Nullable List<Attendee> attendees) {
        return Objects.requireNonNullElse(attendees, List.of());
    }

    /** A user says it here. */
    static List<Attendee> answered(List<Attendee> all, String userId, Answer answer, Instant at) {
        return each(all, one -> userId.equals(one.userId()), one -> saying(one, answer, at, one.occurrences()));
    }

    /** Somebody says it elsewhere; what they say of all of a series counts for each of its occurrences. */
    static List<Attendee> heard(List<Attendee> all, GuestAnswer said) {
        return each(all, one -> said.email().equalsIgnoreCase(one.email()), one -> heard(one, said));
    }

    private static Attendee heard(Attendee one, GuestAnswer said) {
        if (isOld(said.at(), one.answeredAt())) {
            return one;
        }
        if (said.occurrence() == null) {
            return saying(one, said.answer(), said.at(), null);
        }
        List<OccurrenceAnswer> known = Objects.requireNonNullElse(one.occurrences(), List.of());
        if (known.stream()
                .anyMatch(each -> each.occurrence().equals(said.occurrence()) && isOld(said.at(), each.answeredAt()))) {
            return one;
        }
        List<OccurrenceAnswer> occurrences = new ArrayList<>(known);
        occurrences.removeIf(each -> each.occurrence().equals(said.occurrence()));
        occurrences.add(new OccurrenceAnswer(said.occurrence(), said.answer(), said.at()));
        occurrences.sort(Comparator.comparing(OccurrenceAnswer::occurrence));
        List<OccurrenceAnswer> latest =
                occurrences.subList(Math.max(0, occurrences.size() - MOST_OCCURRENCES), occurrences.size());
        return saying(one, one.answer(), one.answeredAt(), List.copyOf(latest));
    }

    private static boolean isOld(Instant at, @Nullable Instant known) {
        return known != null && at.isBefore(known);
    }

    /** What they said was about another time. */
    static List<Attendee> askedAgain(List<Attendee> all, Collection<String> emails) {
        return each(
                all,
                one -> one.email() != null && emails.contains(one.email()),
                one -> saying(one, Answer.NEEDS_ACTION, null, null));
    }

    /** The address turns out to be a colleague's. */
    static List<Attendee> known(List<Attendee> all, Collection<String> emails, String userId) {
        boolean there = all.stream().anyMatch(one -> userId.equals(one.userId()));
        return there
                ? all
                : each(
                        all,
                        one -> one.userId() == null && one.email() != null && emails.contains(one.email()),
                        one -> new Attendee(
                                userId,
                                one.contactId(),
                                one.email(),
                                one.name(),
                                one.answer(),
                                one.optional(),
                                one.answeredAt(),
                                one.occurrences()));
    }

    /** Whoever came by a proposal is the last of them. */
    static List<Attendee> welcome(List<Attendee> all, Proposal proposal) {
        if (all.stream().anyMatch(one -> proposal.email().equals(one.email()))) {
            return all;
        }
        List<Attendee> more = new ArrayList<>(all);
        more.add(new Attendee(
                null,
                null,
                proposal.email(),
                proposal.name(),
                Objects.requireNonNullElse(proposal.answer(), Answer.NEEDS_ACTION),
                false,
                proposal.at(),
                null));
        return List.copyOf(more);
    }

    static Attendee called(Attendee one, String name) {
        return new Attendee(
                one.userId(),
                one.contactId(),
                one.email(),
                name,
                one.answer(),
                one.optional(),
                one.answeredAt(),
                one.occurrences());
    }

    private static Attendee saying(
            Attendee one, Answer answer, @Nullable Instant at, @Nullable List<OccurrenceAnswer> occurrences) {
        return new Attendee(
                one.userId(),
                one.contactId(),
                one.email(),
                one.name(),
                answer,
                one.optional(),
                at,
                occurrences == null || occurrences.isEmpty() ? null : occurrences);
    }

    static List<Attendee> each(List<Attendee> all, Predicate<Attendee> which, UnaryOperator<Attendee> change) {
        return all.stream()
                .map(one -> which.test(one) ? change.apply(one) : one)
                .toList();
    }
}
