package io.klientela.automation.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A colleague. @param roles ids of roles */
public record Person(String id, String name, @Nullable String email, List<String> roles, List<String> teamIds) {}
