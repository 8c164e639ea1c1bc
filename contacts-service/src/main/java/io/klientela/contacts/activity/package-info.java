/** Activities: calls, meetings, notes, mails and tasks. */
@NullMarked
package io.klientela.contacts.activity;

import org.jspecify.annotations.NullMarked;
