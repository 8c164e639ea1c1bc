/** The campaigns summary: how many people were written to, and what they did. */
@NullMarked
package io.klientela.reporting.campaigns;

import org.jspecify.annotations.NullMarked;
