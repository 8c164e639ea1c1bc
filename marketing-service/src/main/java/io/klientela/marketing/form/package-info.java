/** Forms on web pages, and what strangers send through them. */
@NullMarked
package io.klientela.marketing.form;

import org.jspecify.annotations.NullMarked;
