package io.klientela.marketing.template;

/** A template as one person gets it. */
public record Filled(String subject, String html, String text) {}
