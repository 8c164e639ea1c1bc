/** What people are written to for, what permits it, and what they are told when they are asked. */
@NullMarked
package io.klientela.contacts.purpose;

import org.jspecify.annotations.NullMarked;
