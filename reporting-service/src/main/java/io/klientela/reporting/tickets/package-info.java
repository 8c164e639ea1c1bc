/** The tickets summary: how much help is asked for, how soon it comes, and how content people are with it. */
@NullMarked
package io.klientela.reporting.tickets;

import org.jspecify.annotations.NullMarked;
