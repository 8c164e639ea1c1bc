@NullMarked
package io.klientela.contacts.merge;

import org.jspecify.annotations.NullMarked;
