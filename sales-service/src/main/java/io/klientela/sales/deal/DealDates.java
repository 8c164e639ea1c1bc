package io.klientela.sales.deal;

import io.klientela.events.sales.DealStatus;
import io.klientela.events.sales.Stage;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.imports.RowOutcome;
import java.time.LocalDate;
import java.util.Optional;

/** Says where the dates of an imported row contradict its stage or one another. */
final class DealDates {

    private DealDates() {}

    static Optional<RowOutcome> check(ImportRow row, Stage stage) {
        LocalDate engagedOn = row.date("engagedOn");
        LocalDate closedOn = row.date("closedOn");
        boolean open = stage.kind() == DealStatus.OPEN;
        if (open && closedOn != null) {
            return refused("is given, but the deal is still in the stage " + stage.name());
        }
        if (!open && closedOn == null) {
            return refused("is missing, but the deal is in the stage " + stage.name());
        }
        if (closedOn != null && engagedOn != null && closedOn.isBefore(engagedOn)) {
            return refused("is before the day it was engaged, " + engagedOn);
        }
        return Optional.empty();
    }

    private static Optional<RowOutcome> refused(String message) {
        return Optional.of(RowOutcome.refused("closedOn", message));
    }
}
