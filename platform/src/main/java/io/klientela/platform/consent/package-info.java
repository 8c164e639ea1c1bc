/** What a sender has to know before it writes to a person: what it is for, what permits that, and whether they said no. */
@NullMarked
package io.klientela.platform.consent;

import org.jspecify.annotations.NullMarked;
