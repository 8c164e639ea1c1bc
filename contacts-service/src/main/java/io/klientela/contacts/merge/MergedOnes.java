package io.klientela.contacts.merge;

import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finishes merges whose process died between the merged contact and the one that stays. */
@Component
class MergedOnes implements Projection {
    private final Merges merges;
    private final CarryOut carryOut;

    MergedOnes(Merges merges, CarryOut carryOut) {
        this.merges = merges;
        this.carryOut = carryOut;
    }

    @Override
    public String name() {
        return "merges";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONTACTS);
    }

    @Override
    public void apply(List<Received> events) {
        events.stream()
                .filter(MergedOnes::isAboutMerges)
                .map(Received::key)
                .distinct()
                .flatMap(contactId -> merges.about(contactId).stream())
                .map(Merge::id)
                .distinct()
                .forEach(carryOut::run);
    }

    private static boolean isAboutMerges(Received event) {
        return event.isDeletion()
                || event.type().endsWith(".merged.v1")
                || event.type().endsWith(".unmerged.v1");
    }

    /** There is nothing to forget: what is to be done is seen in the contacts. */
    @Override
    public void clear() {}
}
