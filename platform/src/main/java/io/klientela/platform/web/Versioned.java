package io.klientela.platform.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.klientela.events.State;

/** A resource as the API shows it: its published state, and the version to send as If-Match. */
public record Versioned<S extends State>(@JsonUnwrapped S state, long version) {}
