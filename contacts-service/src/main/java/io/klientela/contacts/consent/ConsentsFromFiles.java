package io.klientela.contacts.consent;

import io.klientela.contacts.consent.ToldConsents.Told;
import io.klientela.contacts.contact.ConsentsInRows;
import io.klientela.contacts.purpose.Purposes;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentState;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.LegalBasis;
import io.klientela.events.contacts.PurposeState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.imports.ImportUndo;
import io.klientela.platform.imports.RowOutcome.Note;
import io.klientela.platform.imports.mapping.MoreColumn;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Enters what imported files tell of consents: a yes is never stronger than what the file shows of it, and than a later no. */
@Component
class ConsentsFromFiles implements ConsentsInRows {
    private static final String TELLS_OF = "consent";

    private final Aggregates<ConsentPage, ConsentState> pages;
    private final Ledger ledger;
    private final Purposes purposes;
    private final Access access;
    private final Clock clock;

    ConsentsFromFiles(
            Aggregates<ConsentPage, ConsentState> pages, Ledger ledger, Purposes purposes, Access access, Clock clock) {
        this.pages = pages;
        this.ledger = ledger;
        this.purposes = purposes;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<MoreColumn> columns() {
        return purposes.all().stream()
                .filter(purpose -> purpose.active() && ReadConsents.isWithdrawable(purpose))
                .flatMap(purpose -> purpose.channels().stream().map(channel -> column(purpose, channel)))
                .toList();
    }

    private static MoreColumn column(PurposeState purpose, ConsentChannel channel) {
        String way = channel.name().toLowerCase(Locale.ROOT);
        return new MoreColumn(
                ToldConsents.CONSENT + purpose.key() + "." + way,
                "%s: consent (%s)".formatted(purpose.name(), way),
                "text",
                List.of());
    }

    /** What was entered stays to be read; an entry behind it says that it counts for nothing. */
    @Override
    public ImportUndo<?, ?> undo() {
        return new ImportUndo<>(pages, this::takeBack, (page, earlier) -> takeBack(page));
    }

    private void takeBack(ConsentPage page) {
        ledger.takeBack(page, ImportMark.current());
    }

    @Override
    public boolean tells(ImportRow row) {
        ToldConsents told = new ToldConsents(row);
        List<Told> all = told.all();
        told.basis();
        all.forEach(this::checkTime);
        if (!all.isEmpty()) {
            access.require(TELLS_OF, "create");
        }
        return !all.isEmpty();
    }

    private void checkTime(Told told) {
        Instant at = told.at();
        if (at != null && !RecordConsent.isPossible(at, clock.instant())) {
            throw ToldConsents.refused(told.field(), "has a time at which nobody can have decided");
        }
    }

    /** Something to be entered. @param whose empty where the contact cannot be reached so */
    private record Wish(Told told, PurposeState purpose, Optional<Whose> whose) {}

    private record RowWishes(OfContact row, List<Wish> wishes, List<Note> notes) {}

    @Override
    public List<Result> enter(List<OfContact> rows) {
        Map<String, PurposeState> known =
                purposes.all().stream().collect(Collectors.toMap(PurposeState::key, Function.identity()));
        List<RowWishes> all = rows.stream().map(row -> wishes(row, known)).toList();
        FilePages batch = new FilePages(pages, pagesOf(all));
        List<Set<String>> entered = all.stream().map(row -> enter(row, batch)).toList();
        Set<String> failed = batch.save();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean conflict = entered.get(i).stream().anyMatch(failed::contains);
            results.add(
                    new Result(!entered.get(i).isEmpty(), conflict, all.get(i).notes()));
        }
        return results;
    }

    private List<ConsentPage> pagesOf(List<RowWishes> rows) {
        Set<String> pageIds = new LinkedHashSet<>();
        Set<String> contactIds = new LinkedHashSet<>();
        for (RowWishes row : rows) {
            contactIds.addAll(family(row.row().contact()));
            row.wishes().forEach(wish -> wish.whose().map(Whose::pageId).ifPresent(pageIds::add));
        }
        return ledger.found(pageIds, contactIds);
    }

    /** The contact and all that it stands for. */
    private static Set<String> family(ContactState contact) {
        Set<String> ids = new LinkedHashSet<>(Set.of(contact.id()));
        Stream.ofNullable(contact.merged()).flatMap(List::stream).forEach(merged -> ids.add(merged.contactId()));
        return ids;
    }

    private static RowWishes wishes(OfContact row, Map<String, PurposeState> known) {
        ToldConsents told = new ToldConsents(row.row());
        List<Wish> wishes = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (Told one : told.all()) {
            for (PurposeState purpose : purposes(one, known)) {
                String objection = objection(one, purpose, told.basis());
                if (objection == null) {
                    wishes.add(new Wish(one, purpose, place(row, one.channel())));
                } else if (one.purpose() != null) {
                    notes.add(new Note(one.field(), "", objection));
                }
            }
            if (one.purpose() != null && !known.containsKey(one.purpose())) {
                notes.add(new Note(one.field(), "", "was left out: there is no such purpose"));
            }
        }
        return new RowWishes(row, wishes, notes);
    }

    private static List<PurposeState> purposes(Told told, Map<String, PurposeState> known) {
        return told.purpose() == null
                ? List.copyOf(known.values())
                : Stream.ofNullable(known.get(told.purpose())).toList();
    }

    /** Why it cannot be entered; null where it can. */
    private static @Nullable String objection(Told told, PurposeState purpose, FileWords.Basis basis) {
        boolean yes = told.decision() == ConsentDecision.GIVEN;
        if (!ReadConsents.isWithdrawable(purpose)) {
            return "was left out: the purpose rests on a contract or the law";
        } else if (!purpose.channels().contains(told.channel())) {
            return "was left out: the purpose does not use this channel";
        } else if (yes && !purpose.active()) {
            return "was left out: the purpose is switched off";
        } else if (yes && basis.isOther() && purpose.legalBasis() == LegalBasis.CONSENT) {
            return "was left out: the file names another legal basis than a consent";
        }
        return null;
    }

    /** The row's own address, else the first one by which the contact is reached. */
    private static Optional<Whose> place(OfContact row, ConsentChannel channel) {
        List<Whose> places = KnownPersons.places(row.contact(), channel);
        String email = channel == ConsentChannel.EMAIL ? row.row().text("email") : null;
        return places.stream()
                .filter(place -> place.value().equalsIgnoreCase(Objects.requireNonNullElse(email, "")))
                .findFirst()
                .or(() -> places.stream().findFirst());
    }

    /** @return the pages that something was entered into */
    private Set<String> enter(RowWishes row, FilePages batch) {
        Set<String> touched = new LinkedHashSet<>();
        for (Wish wish : row.wishes()) {
            try {
                enter(wish, row, batch).ifPresent(touched::add);
            } catch (Problem e) {
                row.notes().add(new Note(wish.told().field(), "", "was left out: " + e.detail()));
            }
        }
        return touched;
    }

    private Optional<String> enter(Wish wish, RowWishes row, FilePages batch) {
        Told told = wish.told();
        if (wish.whose().isEmpty()) {
            row.notes().add(new Note(told.field(), "", "was left out: the contact cannot be reached by this channel"));
            return Optional.empty();
        }
        Whose whose = wish.whose().get();
        if (batch.holds(whose, wish.purpose(), told)) {
            return Optional.empty();
        }
        boolean refused = batch.isRefused(
                wish.purpose(), told.channel(), whose, family(row.row().contact()));
        if (refused && told.decision() == ConsentDecision.GIVEN && told.at() == null) {
            row.notes()
                    .add(new Note(
                            told.field(),
                            "",
                            "was left out: it was withdrawn, and the file does not say since when it is given"));
            return Optional.empty();
        }
        ToldConsents said = new ToldConsents(row.row().row());
        String id =
                ImportMark.current().entryId(said.row().number(), wish.purpose().key(), told);
        batch.enter(
                whose,
                ledger.entry(wish.purpose(), whose, id, ImportMark.current().decision(wish.purpose(), told, said)));
        if (told.decision() == ConsentDecision.GIVEN
                && batch.isRefused(
                        wish.purpose(), told.channel(), whose, family(row.row().contact()))) {
            row.notes().add(new Note(told.field(), "", "was entered, and a later no counts"));
        }
        return Optional.of(whose.pageId());
    }
}
