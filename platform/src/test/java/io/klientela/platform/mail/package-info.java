@NullMarked
package io.klientela.platform.mail;

import org.jspecify.annotations.NullMarked;
