package io.klientela.marketing.form;

import io.klientela.events.contacts.Attribution;
import io.klientela.events.contacts.ConsentProof;
import io.klientela.events.marketing.FormState;
import io.klientela.events.marketing.SubmissionState;
import io.klientela.events.marketing.SubmittedConsent;
import io.klientela.marketing.shared.NameIds;
import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.audit.Caller;
import io.klientela.platform.pages.AddressLimit;
import io.klientela.platform.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Takes what strangers send: within a limit for each address, not from machines, and the same once however often the
 * button is pressed.
 */
@Component
class PublicForm {
    /** Empty, unless a machine filled it in. */
    static final String HONEYPOT = "website";

    static final String TOKEN = "_token";
    static final String PAGE = "_page";
    static final String REFERRER = "_referrer";

    private static final Logger log = LoggerFactory.getLogger(PublicForm.class);
    private static final long SAME_FOR_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int LONGEST = 500;

    private final Aggregates<Form, FormState> forms;
    private final Aggregates<Submission, SubmissionState> submissions;
    private final FormTokens tokens;
    private final AskedConsents asked;
    private final FormSettings settings;
    private final Stamps stamps;
    private final AddressLimit limit;

    PublicForm(
            Aggregates<Form, FormState> forms,
            Aggregates<Submission, SubmissionState> submissions,
            FormTokens tokens,
            AskedConsents asked,
            FormSettings settings,
            Stamps stamps) {
        this.forms = forms;
        this.submissions = submissions;
        this.tokens = tokens;
        this.asked = asked;
        this.settings = settings;
        this.stamps = stamps;
        this.limit = new AddressLimit(settings.perMinute(), System::nanoTime);
    }

    /** @throws Problem 404 where there is no such form, 410 where it takes nothing */
    FormState open(String id) {
        FormState form = forms.get(id).state();
        if (!form.active()) {
            throw Problem.of(HttpStatus.GONE, "This form is closed.");
        }
        return form;
    }

    String token(FormState form) {
        return tokens.issue(form.id());
    }

    /** What came of it. @param id of the submission; of none where a machine sent it. @param errors by key; empty where it was taken */
    record Outcome(String id, Map<String, String> errors) {}

    /**
     * @param given what was sent, by name
     * @param address whose it is
     * @throws Problem 429 where too much comes from there, or too soon
     */
    Outcome take(FormState form, Map<String, String> given, String address) {
        if (!limit.admits(address)) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "Too much was sent from here. Please try again in a minute.")
                    .retryAfter(60);
        }
        if (!given.getOrDefault(HONEYPOT, "").isBlank()) {
            log.info("a machine filled in the form {}", form.id());
            return new Outcome(Ids.next(), Map.of());
        }
        Stamp stamp = stamps.now();
        Optional<FormTokens.Shown> shown = tokens.read(form.id(), given.getOrDefault(TOKEN, ""));
        if (shown.isPresent() && Duration.between(shown.get().at(), stamp.at()).compareTo(settings.fastest()) < 0) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "That was fast. Please send it again.")
                    .retryAfter(1);
        }
        Answers answers = Answers.of(form, given);
        if (!answers.errors().isEmpty()) {
            return new Outcome("", answers.errors());
        }
        List<SubmittedConsent> ticked = asked.ticked(form, given);
        String occasion = shown.map(FormTokens.Shown::showing)
                .orElseGet(() -> address + "/" + stamp.at().toEpochMilli() / SAME_FOR_MILLIS);
        String id = NameIds.of(
                "submission",
                form.id(),
                occasion,
                Json.mapper().writeValueAsString(new TreeMap<>(answers.values()))
                        + (ticked.isEmpty() ? "" : Json.mapper().writeValueAsString(ticked)));
        try {
            submissions.add(Submission.create(state(id, form, answers, given, ticked, stamp)));
        } catch (DuplicateAggregate e) {
            log.debug("the submission {} was sent twice", id);
        }
        return new Outcome(id, Map.of());
    }

    private static SubmissionState state(
            String id,
            FormState form,
            Answers answers,
            Map<String, String> given,
            List<SubmittedConsent> ticked,
            Stamp stamp) {
        return new SubmissionState(
                id,
                form.name(),
                form.id(),
                answers.values(),
                attribution(given),
                form.tags(),
                form.language(),
                form.routeToTeamId(),
                stamp.at(),
                stamp.by(),
                stamp.at(),
                ticked.isEmpty() ? null : ticked,
                ticked.isEmpty() ? null : proof(form, given));
    }

    private static ConsentProof proof(FormState form, Map<String, String> given) {
        Caller caller = Caller.current();
        return new ConsentProof(caller.address(), caller.agent(), form.id(), null, null, text(given, PAGE), null);
    }

    private static @Nullable Attribution attribution(Map<String, String> given) {
        Attribution attribution = new Attribution(
                text(given, "utm_source"),
                text(given, "utm_medium"),
                text(given, "utm_campaign"),
                text(given, "utm_term"),
                text(given, "utm_content"),
                text(given, REFERRER),
                text(given, PAGE));
        return attribution.equals(new Attribution(null, null, null, null, null, null, null)) ? null : attribution;
    }

    private static @Nullable String text(Map<String, String> given, String name) {
        String value = given.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value.substring(0, Math.min(LONGEST, value.length()));
    }
}
