/** Mails to be filled in: Liquid in HTML or MJML, and what becomes of them for one person. */
@NullMarked
package io.klientela.marketing.template;

import org.jspecify.annotations.NullMarked;
