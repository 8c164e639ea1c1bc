/** What people should know: in the app at once, by mail in digests. */
@NullMarked
package io.klientela.automation.notification;

import org.jspecify.annotations.NullMarked;
