/** Who or what set each value of a contact, company or lead, when, and from where: read from the audit trail. */
@NullMarked
package io.klientela.contacts.lineage;

import org.jspecify.annotations.NullMarked;
