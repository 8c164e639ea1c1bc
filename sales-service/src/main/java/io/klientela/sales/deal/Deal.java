package io.klientela.sales.deal;

import io.klientela.events.Money;
import io.klientela.events.Topics;
import io.klientela.events.sales.DealContact;
import io.klientela.events.sales.DealEvent;
import io.klientela.events.sales.DealLine;
import io.klientela.events.sales.DealState;
import io.klientela.events.sales.DealStatus;
import io.klientela.events.sales.Stage;
import io.klientela.events.sales.StageEntry;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import io.klientela.sales.pipeline.Stages;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A chance to sell. It is open until it is won or lost, moves only when open, and never closes before it was engaged. */
final class Deal extends Aggregate<DealState> {
    static final AggregateType<Deal, DealState> TYPE = AggregateType.of(
                    "deal", "deals", Topics.DEALS, DealState.class, Deal::new)
            .searchedBy(Deal::searchTexts)
            .indexed("updatedAt", "createdAt", "amount.amount", "closedOn", "expectedCloseOn", "name", "stageId")
            .indexed("pipelineId", "companyId", "contacts.contactId", "lines.productId", "ownerId", "teamId")
            .indexed("companyName", "stage", "ownerName", "engagedOn", "tags")
            .uniquely("externalId")
            .about(state ->
                    state.contacts().stream().map(DealContact::contactId).toList());

    private Deal(String id) {
        super(id);
    }

    Deal(DealState state, long version) {
        super(state, version);
    }

    /** @throws Problem 422 where its stage is not an open one */
    static Deal open(String id, DealContent content, Stamp stamp) {
        Stage stage = content.stage();
        if (stage.kind() != DealStatus.OPEN) {
            throw Problem.unprocessable("A new deal begins in an open stage; then win or lose it.")
                    .field("stageId", "%s is not an open stage".formatted(stage.name()));
        }
        boolean engaged = !stage.id().equals(content.stages().first().id());
        LocalDate engagedOn = content.engagedOn() == null && engaged ? today(stamp) : content.engagedOn();
        return existing(new DealState(
                id,
                content.name(),
                content.stages().pipelineId(),
                stage.id(),
                stage.name(),
                DealStatus.OPEN,
                stage.probability(),
                content.amount(),
                content.companyId(),
                content.companyName(),
                content.contacts(),
                content.lines(),
                engagedOn,
                content.expectedCloseOn(),
                null,
                null,
                content.nextStep(),
                content.tags(),
                List.of(new StageEntry(stage.id(), stage.name(), stamp.at(), stamp.by())),
                content.externalId(),
                content.owner().id(),
                content.owner().name(),
                content.owner().teamId(),
                stamp.at(),
                stamp.by(),
                stamp.at()));
    }

    /** A deal that has a history elsewhere, in whatever stage it is. */
    static Deal existing(DealState state) {
        Deal deal = new Deal(state.id());
        deal.record(new DealEvent.Created(state));
        return deal;
    }

    void edit(DealContent content, Stamp stamp) {
        boolean moves = !content.stage().id().equals(state().stageId());
        if (moves) {
            requireOpen();
        }
        if (state().closedOn() != null
                && content.engagedOn() != null
                && content.engagedOn().isAfter(state().closedOn())) {
            throw Problem.unprocessable("A deal is engaged before it closes.")
                    .field("engagedOn", "is after closedOn, " + state().closedOn());
        }
        change(stamp, draft -> {
            draft.name = content.name();
            draft.amount = content.amount();
            draft.companyId = content.companyId();
            draft.companyName = content.companyName();
            draft.contacts = content.contacts();
            draft.lines = content.lines();
            draft.engagedOn = content.engagedOn();
            draft.expectedCloseOn = content.expectedCloseOn();
            draft.nextStep = content.nextStep();
            draft.tags = content.tags();
            draft.externalId = content.externalId();
            draft.ownerId = content.owner().id();
            draft.ownerName = content.owner().name();
            draft.teamId = content.owner().teamId();
        });
        if (moves) {
            move(content.stages(), content.stage(), stamp);
        }
    }

    /** To another stage; into the stage where deals are won, it is won. @throws Problem 422 into the one where they are lost */
    void move(Stages stages, Stage to, Stamp stamp) {
        if (to.id().equals(state().stageId())) {
            return;
        }
        requireOpen();
        switch (to.kind()) {
            case WON -> win(stages, null, null, stamp);
            case LOST ->
                throw Problem.unprocessable("A deal is lost for a reason: POST /deals/{id}/lose {\"reason\": …}.")
                        .field("stageId", "%s is where deals are lost".formatted(to.name()));
            case OPEN -> {
                String from = state().stage();
                record(new DealEvent.StageChanged(entering(stages, to, stamp).at(stamp.at()), from, to.name()));
            }
        }
    }

    /** @param closedOn today where absent. @param amount what it was won for, where that has changed */
    void win(Stages stages, @Nullable LocalDate closedOn, @Nullable Money amount, Stamp stamp) {
        requireOpen();
        DealDraft draft = closing(stages, stages.won(), closedOn, stamp);
        if (amount != null) {
            draft.amount = amount;
        }
        String from = state().stage();
        record(new DealEvent.Won(draft.at(stamp.at()), from));
    }

    /** @param closedOn today where absent */
    void lose(Stages stages, String reason, @Nullable LocalDate closedOn, Stamp stamp) {
        requireOpen();
        DealDraft draft = closing(stages, stages.lost(), closedOn, stamp);
        draft.lossReason = reason;
        String from = state().stage();
        record(new DealEvent.Lost(draft.at(stamp.at()), from, reason));
    }

    /** @param to an open stage; the last one that it was in where absent */
    void reopen(Stages stages, @Nullable Stage to, Stamp stamp) {
        if (state().status() == DealStatus.OPEN) {
            throw Problem.conflict("This deal is open already.");
        }
        Stage stage = to == null ? lastOpen(stages) : to;
        if (stage.kind() != DealStatus.OPEN) {
            throw Problem.unprocessable("A deal is reopened into an open stage.")
                    .field("stageId", "%s is not an open stage".formatted(stage.name()));
        }
        DealDraft draft = entering(stages, stage, stamp);
        draft.closedOn = null;
        draft.lossReason = null;
        record(new DealEvent.Reopened(draft.at(stamp.at()), stage.name()));
    }

    /** Takes an earlier state again, as when an import is undone; records nothing where nothing differs. */
    void restore(DealState earlier) {
        var changes = Json.changes(state(), earlier);
        if (!changes.isEmpty()) {
            record(new DealEvent.Updated(earlier, changes));
        }
    }

    void delete() {
        recordDeletion(new DealEvent.Deleted(state()));
    }

    /** Is there again after its deletion, as it was. */
    void revive() {
        recordReturn(new DealEvent.Updated(state(), Map.of()));
    }

    /** Any change that is no step of the deal's way; one that changes nothing records nothing. */
    void change(Stamp stamp, Consumer<DealDraft> change) {
        DealState before = state();
        DealDraft draft = new DealDraft(before);
        change.accept(draft);
        DealState after = draft.at(stamp.at());
        var changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new DealEvent.Updated(after, changes));
        }
    }

    private void requireOpen() {
        if (state().status() != DealStatus.OPEN) {
            throw Problem.conflict(
                    "This deal is %s. Reopen it first.".formatted(state().status() == DealStatus.WON ? "won" : "lost"));
        }
    }

    private DealDraft closing(Stages stages, Stage to, @Nullable LocalDate closedOn, Stamp stamp) {
        LocalDate day = closedOn == null ? today(stamp) : closedOn;
        if (day.isAfter(today(stamp).plusDays(1))) {
            throw Problem.unprocessable("A deal closes today or has closed before.")
                    .field("closedOn", "is in the future");
        }
        LocalDate engagedOn = state().engagedOn();
        if (engagedOn != null && day.isBefore(engagedOn)) {
            throw Problem.unprocessable("A deal closes after it was engaged.")
                    .field("closedOn", "is before engagedOn, " + engagedOn);
        }
        DealDraft draft = entering(stages, to, stamp);
        draft.closedOn = day;
        draft.engagedOn = engagedOn == null ? day : engagedOn;
        return draft;
    }

    private DealDraft entering(Stages stages, Stage to, Stamp stamp) {
        DealDraft draft = new DealDraft(state());
        draft.pipelineId = stages.pipelineId();
        draft.stageId = to.id();
        draft.stage = to.name();
        draft.status = to.kind();
        draft.probability = to.probability();
        List<StageEntry> history = new ArrayList<>(state().stageHistory());
        history.add(new StageEntry(to.id(), to.name(), stamp.at(), stamp.by()));
        draft.stageHistory = List.copyOf(history);
        if (draft.engagedOn == null && !to.id().equals(stages.first().id())) {
            draft.engagedOn = today(stamp);
        }
        return draft;
    }

    private Stage lastOpen(Stages stages) {
        return state().stageHistory().reversed().stream()
                .map(entry -> stages.find(entry.stageId()))
                .flatMap(Optional::stream)
                .filter(stage -> stage.kind() == DealStatus.OPEN)
                .findFirst()
                .orElseGet(stages::first);
    }

    private static LocalDate today(Stamp stamp) {
        return LocalDate.ofInstant(stamp.at(), ZoneOffset.UTC);
    }

    private static List<@Nullable String> searchTexts(DealState deal) {
        return Stream.<@Nullable String>concat(
                        Stream.<@Nullable String>of(
                                deal.name(), deal.companyName(), deal.ownerName(), deal.externalId()),
                        Stream.<@Nullable String>concat(
                                deal.contacts().stream().map(DealContact::name),
                                deal.lines().stream().map(DealLine::productName)))
                .toList();
    }
}
