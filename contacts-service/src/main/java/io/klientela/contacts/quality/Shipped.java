package io.klientela.contacts.quality;

import java.util.List;

/** The rules that are in force until an administrator sets others. */
final class Shipped {
    private static final int TWO_YEARS = 730;

    static final List<QualityRule> CONTACTS = List.of(
            QualityRule.required("emails", 3),
            QualityRule.required("phones", 2),
            QualityRule.required("companies", 2),
            QualityRule.required("ownerId", 2),
            QualityRule.required("lastName", 2),
            QualityRule.required("firstName", 1),
            QualityRule.required("jobTitle", 1),
            QualityRule.required("country", 1),
            QualityRule.fresh(QualityRule.WHOLE, TWO_YEARS, 1));

    static final List<QualityRule> COMPANIES = List.of(
            QualityRule.required("ownerId", 2),
            QualityRule.required("sector", 1),
            QualityRule.required("website", 1),
            QualityRule.required("phone", 1),
            QualityRule.required("city", 1),
            QualityRule.required("country", 2),
            QualityRule.consistent("foundedYear", "!has(foundedYear) || foundedYear <= now.getFullYear()", 1),
            QualityRule.fresh(QualityRule.WHOLE, TWO_YEARS, 1));

    private Shipped() {}
}
