package io.klientela.platform.consent;

import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentSubject;
import io.klientela.platform.consent.LedgerView.Found;
import io.klientela.platform.consent.Refusal.Missing;
import io.klientela.platform.consume.Freshness;
import io.klientela.platform.web.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The one place where a sender asks whether it may send: when something is queued, and again right before it is handed
 * over. What rests on a person's word is answered only by a view that is fresh; where the broker cannot be asked, or the
 * view lags behind, the answer is to wait.
 */
public final class Consents {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final LedgerView view;
    private final Freshness freshness;
    private final Duration oldest;

    Consents(LedgerView view, Freshness freshness, Duration oldest) {
        this.view = view;
        this.freshness = freshness;
        this.oldest = oldest;
    }

    public Optional<KnownPurpose> purpose(String key) {
        return view.purpose(key);
    }

    /**
     * A purpose that is named in an input; one that was made just now may still be on its way here.
     *
     * @throws Problem 422 where there is none, it is switched off, or it does not use the channel
     */
    public KnownPurpose require(String key, ConsentChannel channel, String field) {
        Optional<KnownPurpose> found = patiently(() -> view.purpose(key), Optional::isPresent);
        impossible(found, key, channel).ifPresent(refusal -> {
            throw Problem.unprocessable(refusal.text()).field(field, refusal.text());
        });
        return found.orElseThrow();
    }

    /** Why this must not be sent; empty where it may. */
    public Optional<Refusal> refusal(Intent intent) {
        return Optional.ofNullable(refusals(List.of(intent)).get(intent));
    }

    /** Like {@link #refusal}, for somebody who waits for the answer: for two seconds it may become certain. */
    public Optional<Refusal> refusalAtLast(Intent intent) {
        return patiently(
                () -> refusal(intent),
                refusal -> refusal.filter(Refusal::isPassing).isEmpty());
    }

    private static <T> T patiently(Supplier<T> question, Predicate<T> isAnswered) {
        long deadline = System.nanoTime() + PATIENCE;
        T answer = question.get();
        while (!isAnswered.test(answer) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
            answer = question.get();
        }
        return answer;
    }

    /** The refusals among many, for a few look-ups together. */
    public Map<Intent, Refusal> refusals(List<Intent> intents) {
        Map<Intent, Refusal> refusals = new HashMap<>();
        Map<String, Optional<KnownPurpose>> purposes = new HashMap<>();
        List<Intent> toAsk = new ArrayList<>();
        for (Intent intent : intents) {
            Optional<KnownPurpose> purpose = purposes.computeIfAbsent(intent.purpose(), view::purpose);
            Optional<Refusal> refusal = impossible(purpose, intent.purpose(), intent.channel());
            if (refusal.isPresent()) {
                refusals.put(intent, refusal.get());
            } else if (purpose.orElseThrow().isWithdrawable()) {
                toAsk.add(intent);
            }
        }
        if (!toAsk.isEmpty()) {
            refusals.putAll(asked(toAsk, purposes));
        }
        return refusals;
    }

    private Map<Intent, Refusal> asked(List<Intent> intents, Map<String, Optional<KnownPurpose>> purposes) {
        Map<Intent, Refusal> refusals = new HashMap<>();
        if (!freshness.isWithin(oldest)) {
            intents.forEach(intent -> refusals.put(intent, refusal(intent, Missing.CERTAINTY)));
            return refusals;
        }
        Set<String> ids = new HashSet<>();
        Set<String> contactIds = new HashSet<>();
        intents.forEach(intent -> {
            ids.addAll(ownPages(intent));
            contactIds.addAll(intent.contactIds());
        });
        Map<String, Found> own = new HashMap<>();
        Map<String, List<Found>> ofContact = new HashMap<>();
        view.pages(ids, contactIds).forEach(page -> {
            own.put(page.id(), page);
            page.contactIds()
                    .forEach(id -> ofContact
                            .computeIfAbsent(id, some -> new ArrayList<>())
                            .add(page));
        });
        for (Intent intent : intents) {
            Set<Found> pages = new HashSet<>();
            intent.contactIds().forEach(id -> pages.addAll(ofContact.getOrDefault(id, List.of())));
            ownPages(intent).stream().map(own::get).filter(Objects::nonNull).forEach(pages::add);
            KnownPurpose purpose =
                    purposes.getOrDefault(intent.purpose(), Optional.empty()).orElseThrow();
            Standing.missing(purpose.legalBasis(), standings(intent, pages))
                    .ifPresent(missing -> refusals.put(intent, refusal(intent, missing)));
        }
        return refusals;
    }

    private static List<Standing> standings(Intent intent, Collection<Found> pages) {
        Set<String> own = ownPages(intent);
        List<Standing> standings = new ArrayList<>();
        for (Found page : pages) {
            page.standings().stream()
                    .filter(one -> one.purpose().equals(intent.purpose()) && one.channel() == intent.channel())
                    .forEach(one -> {
                        if (own.contains(page.id())) {
                            standings.add(Standing.own(one));
                        }
                        standings.addAll(Standing.withdrawals(one, intent.contactIds()));
                    });
        }
        return standings;
    }

    /** The page of its address; for the post those of the contact and of all it stands for. */
    private static Set<String> ownPages(Intent intent) {
        ConsentSubject subject = LedgerPages.subjectOf(intent.channel());
        Set<String> pages = new HashSet<>(Set.of(LedgerPages.id(subject, intent.address())));
        if (subject == ConsentSubject.CONTACT) {
            intent.contactIds().forEach(id -> pages.add(LedgerPages.id(subject, id)));
        }
        return pages;
    }

    private static Optional<Refusal> impossible(Optional<KnownPurpose> purpose, String key, ConsentChannel channel) {
        if (purpose.isEmpty()) {
            return Optional.of(new Refusal(key, channel, Missing.PURPOSE));
        } else if (!purpose.get().active()) {
            return Optional.of(new Refusal(key, channel, Missing.ACTIVE_PURPOSE));
        }
        return purpose.get().channels().contains(channel)
                ? Optional.empty()
                : Optional.of(new Refusal(key, channel, Missing.CHANNEL));
    }

    private static Refusal refusal(Intent intent, Missing missing) {
        return new Refusal(intent.purpose(), intent.channel(), missing);
    }
}
