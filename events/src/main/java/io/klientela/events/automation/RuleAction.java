package io.klientela.events.automation;

import java.util.Map;

/** A step of a rule. @param settings by name; which ones depends on the kind. Texts are Liquid over {@code event} and {@code record} */
public record RuleAction(ActionKind kind, Map<String, Object> settings) {}
