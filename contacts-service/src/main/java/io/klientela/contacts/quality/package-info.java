/** What is expected of the data of contacts and companies, as an administrator sets it, and how well a record meets it. */
@NullMarked
package io.klientela.contacts.quality;

import org.jspecify.annotations.NullMarked;
