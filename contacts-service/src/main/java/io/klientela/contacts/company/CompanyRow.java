package io.klientela.contacts.company;

import io.klientela.contacts.reach.FileReach;
import io.klientela.events.contacts.CompanyState;
import io.klientela.platform.custom.CustomColumns;
import io.klientela.platform.imports.ImportRow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of a file of companies. */
record CompanyRow(ImportRow row) {

    String name() {
        return row.requiredText("name");
    }

    String key() {
        return Companies.key(name());
    }

    Optional<String> parentName() {
        return Optional.ofNullable(row.text("parent"));
    }

    /** What the row says, and what is known where it says nothing. */
    CompanyInput over(@Nullable CompanyState before, @Nullable String parentId) {
        CompanyInput known = before == null ? CompanyInput.named(name(), null) : CompanyInput.of(before);
        Long foundedYear = row.integer("foundedYear");
        return new CompanyInput(
                name(),
                or(row.text("sector"), known.sector()),
                or(row.text("website"), known.website()),
                or(row.text("phone"), known.phone()),
                or(row.text("city"), known.city()),
                or(row.text("country"), known.country()),
                or(foundedYear == null ? null : Math.clamp(foundedYear, 0, Integer.MAX_VALUE), known.foundedYear()),
                or(row.money("revenue"), known.revenue()),
                or(row.integer("employees"), known.employees()),
                or(parentId, known.parentId()),
                FileReach.tags(row, known.tags()),
                or(known.externalId(), key()),
                known.ownerId(),
                known.teamId(),
                FileReach.emails(row, known.emails()),
                FileReach.phones(row, known.phones(), () -> or(row.text("country"), known.country())),
                FileReach.addresses(row, known.addresses()),
                FileReach.languages(row, known.languages()),
                or(row.text("timeZone"), known.timeZone()),
                FileReach.links(row, known.links()),
                CustomColumns.said(row, known.custom()));
    }

    private static <T> @Nullable T or(@Nullable T said, @Nullable T known) {
        return said == null ? known : said;
    }
}
