/** What developers and evaluators look into: the mails that the embedded mail server has caught. */
@NullMarked
package io.klientela.marketing.dev;

import org.jspecify.annotations.NullMarked;
