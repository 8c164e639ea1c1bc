package io.klientela.marketing.suppression;

import io.klientela.events.Topics;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentStanding;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes back what somebody said by unsubscribing when they agree to something by e-mail again. */
@Component
class AgreedAgain implements Projection {
    private final Suppressions suppressions;

    AgreedAgain(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    private record Page(@Nullable String address, List<ConsentStanding> standings) {}

    @Override
    public String name() {
        return "agreed-again";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONSENTS);
    }

    @Override
    public void apply(List<Received> events) {
        Map<String, Instant> agreedAt = new HashMap<>();
        for (Received event : events) {
            Page page = event.isTombstone() ? null : event.state(Page.class);
            String address = page == null ? null : page.address();
            if (page != null && address != null) {
                page.standings().stream()
                        .filter(one -> one.channel() == ConsentChannel.EMAIL && one.decision() == ConsentDecision.GIVEN)
                        .forEach(one ->
                                agreedAt.merge(address, one.at(), (some, other) -> some.isAfter(other) ? some : other));
            }
        }
        if (!agreedAt.isEmpty()) {
            suppressions.lift(agreedAt);
        }
    }

    /** There is nothing to forget: what was taken back stays so. */
    @Override
    public void clear() {}
}
