package io.klientela.contacts.consent;

import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.ConsentStanding;
import io.klientela.events.contacts.ConsentStanding.Withdrawal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Works out how matters stand from what was entered: the latest decision counts, not the one that was entered last. */
final class Standings {
    private static final Comparator<ConsentEntry> BY_TIME =
            Comparator.comparing(ConsentEntry::at).thenComparing(ConsentEntry::decision);

    private record Matter(String purpose, ConsentChannel channel) {}

    private Standings() {}

    /** Entries that no other one has taken the place of, or taken back. */
    static List<ConsentEntry> counted(List<ConsentEntry> entries) {
        Set<String> corrected = entries.stream()
                .map(ConsentEntry::corrects)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return entries.stream()
                .filter(entry -> !corrected.contains(entry.id()) && entry.takesBack() == null)
                .toList();
    }

    static List<ConsentStanding> of(List<ConsentEntry> entries) {
        Map<Matter, List<ConsentEntry>> matters = counted(entries).stream()
                .collect(Collectors.groupingBy(
                        entry -> new Matter(entry.purpose(), entry.channel()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return matters.values().stream().map(Standings::standing).toList();
    }

    private static ConsentStanding standing(List<ConsentEntry> entries) {
        ConsentEntry last = entries.stream()
                .filter(entry -> entry.decision() != ConsentDecision.REQUESTED)
                .max(BY_TIME)
                .orElseGet(entries::getLast);
        Map<String, Withdrawal> withdrawals = new LinkedHashMap<>();
        for (ConsentEntry entry : entries) {
            if (entry.decision() == ConsentDecision.WITHDRAWN && entry.contactId() != null) {
                withdrawals.merge(
                        entry.contactId(),
                        new Withdrawal(entry.contactId(), entry.at()),
                        (one, other) -> one.at().isAfter(other.at()) ? one : other);
            }
        }
        return new ConsentStanding(
                last.purpose(),
                last.channel(),
                last.decision(),
                last.id(),
                last.contactId(),
                last.at(),
                List.copyOf(withdrawals.values()));
    }
}
