/** What reports are computed from: facts about deals, kept by events, and the version they are at. */
@NullMarked
package io.klientela.reporting.model;

import org.jspecify.annotations.NullMarked;
