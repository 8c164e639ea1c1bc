/** The timeline: what happened with a contact or a company, in this service and in others. */
@NullMarked
package io.klientela.contacts.timeline;

import org.jspecify.annotations.NullMarked;
