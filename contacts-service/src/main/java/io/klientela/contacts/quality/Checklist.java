package io.klientela.contacts.quality;

import io.klientela.events.State;
import io.klientela.platform.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The rules that are in force for a kind of record. */
public final class Checklist {
    private final List<Check> checks;
    private final Set<String> aged;
    private final List<QualityRule> unique;

    private Checklist(List<Check> checks) {
        this.checks = checks;
        this.aged = checks.stream()
                .map(Check::rule)
                .filter(QualityRule::asksAge)
                .map(QualityRule::root)
                .collect(Collectors.toUnmodifiableSet());
        this.unique = checks.stream()
                .map(Check::rule)
                .filter(rule -> rule.kind() == RuleKind.UNIQUE)
                .toList();
    }

    /** @throws io.klientela.platform.web.Problem 422 that names what is wrong with which rule */
    static Checklist of(Subject subject, List<QualityRule> rules) {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Check check = Check.of(subject, rules.get(i), "rules[%d]".formatted(i));
            if (check.rule().active()) {
                checks.add(check);
            }
        }
        return new Checklist(List.copyOf(checks));
    }

    /** The fields that are asked how old they are. */
    public Set<String> aged() {
        return aged;
    }

    /** Whether some of it is found out after a write: how old fields are, and whether other records have the same. */
    public boolean looksBeyond() {
        return !aged.isEmpty() || !unique.isEmpty();
    }

    /** Whether records are asked to differ. */
    public boolean comparesRecords() {
        return !unique.isEmpty();
    }

    /** By what a record is found that must not share a value with another one. */
    public Set<UniqueKey> keys(State state) {
        if (unique.isEmpty()) {
            return Set.of();
        }
        JsonNode record = Json.mapper().valueToTree(state);
        return unique.stream()
                .flatMap(rule -> UniqueKey.of(rule, record))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public Verdict judge(State state, Circumstances known, Instant now) {
        JsonNode record = Json.mapper().valueToTree(state);
        List<Finding> findings =
                checks.stream().map(check -> check.on(record, known, now)).toList();
        Instant due = findings.stream()
                .map(Finding::ends)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return new Verdict(findings, due);
    }
}
